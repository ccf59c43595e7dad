// Keeps what a page hands over within what the writer admits, and drops what is empty. A page may hold any amount of text.
import type { Product } from "../../schema/index";
import { cut } from "../page/text-of";

const NAME = 300;
const SHORT = 200;
const VALUE = 400;
const NOTES = 4_000;
const DESCRIPTION = 20_000;
const ENTRIES = 60;

export function capProduct(product: Product): Product {
  const { name, brand, category, price, audience, notes, tags, attributes, existing } = product;
  const title = keep(existing?.title, NAME);
  const description = keep(existing?.description, DESCRIPTION);
  const pictures = [...new Set(existing?.pictures)].slice(0, ENTRIES).map((text) => cut(text, VALUE));
  const capped = capPairs(attributes ?? {});
  return {
    name: cut(name.trim(), NAME),
    ...keepAs("brand", brand, SHORT),
    ...keepAs("category", category, SHORT),
    ...keepAs("price", price, SHORT),
    ...keepAs("audience", audience, SHORT),
    ...keepAs("notes", notes, NOTES),
    ...(tags && tags.length > 0 ? { tags: [...new Set(tags)].slice(0, ENTRIES).map((tag) => cut(tag, SHORT)) } : {}),
    ...(Object.keys(capped).length > 0 ? { attributes: capped } : {}),
    ...(title || description || pictures[0] ? { existing: { ...(title ? { title } : {}), ...(description ? { description } : {}), ...(pictures[0] ? { pictures } : {}) } } : {}),
  };
}

export function capPairs(pairs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs)
      .map(([key, value]) => [cut(key.trim(), SHORT), cut(value.trim(), VALUE)] as const)
      .filter(([key, value]) => key && value)
      .slice(0, ENTRIES),
  );
}

function keep(text: string | undefined, max: number): string | undefined {
  return cut((text ?? "").trim(), max) || undefined;
}

function keepAs<K extends string>(key: K, text: string | undefined, max: number): Partial<Record<K, string>> {
  const kept = keep(text, max);
  return kept === undefined ? {} : ({ [key]: kept } as Record<K, string>);
}
