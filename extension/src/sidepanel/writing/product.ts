// The product that the panel's tools write about: filled in once, shared by all of them, remembered for the next time.
import { detectLanguage } from "../../content/page/language";
import type { Product } from "../../schema/index";
import { Remembered } from "../../ui/pages/remembered";

/** One attribute as it is typed. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** The form's fields as they are typed. */
export interface ProductDraft {
  readonly name: string;
  readonly brand: string;
  readonly price: string;
  readonly audience: string;
  readonly notes: string;
  readonly attributes: readonly Attribute[];
}

/** Fields of a single line, in the form's order. */
export const LINES = ["name", "brand", "price", "audience"] as const satisfies readonly (keyof ProductDraft)[];

/** A form with nothing in it has one row for an attribute. */
export const EMPTY_PRODUCT: ProductDraft = { name: "", brand: "", price: "", audience: "", notes: "", attributes: [{ name: "", value: "" }] };

/** Storage may hold anything an older version wrote. */
export function parseProduct(stored: unknown): ProductDraft {
  const from = fieldsOf(stored);
  const rows = Array.isArray(from.attributes) ? from.attributes.map(fieldsOf).map(({ name, value }) => ({ name: textOf(name), value: textOf(value) })) : [];
  return {
    ...EMPTY_PRODUCT,
    ...Object.fromEntries([...LINES, "notes"].map((field) => [field, textOf(from[field])])),
    ...(rows.length > 0 ? { attributes: rows } : {}),
  };
}

/** The job's product: what was left empty is not said. */
export function productOf(draft: ProductDraft): Product {
  const attributes = draft.attributes.map(({ name, value }) => [name.trim(), value.trim()] as const).filter(([name, value]) => name !== "" && value !== "");
  const filled = ([...LINES, "notes"] as const).map((field) => [field, draft[field].trim()] as const).filter(([, text]) => text !== "");
  return { name: draft.name.trim(), ...Object.fromEntries(filled), ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}) };
}

/** A page's product as the form holds it. */
export function draftOf({ attributes, ...product }: Product): ProductDraft {
  return parseProduct({ ...product, attributes: Object.entries(attributes ?? {}).map(([name, value]) => ({ name, value })) });
}

/** Meant for those who buy another product. */
export function forBuyersOf(draft: ProductDraft, other: string): ProductDraft {
  const called = shortName(other);
  return { ...draft, audience: detectLanguage(draft.name) === "zh" ? `买${called}的顾客` : `buyers of the ${called}` };
}

/** What it is called: the sizes and colours that follow would be taken for the recommended product's. */
function shortName(name: string): string {
  return name.trim().split(/(?<=\p{Script=Han})\s|[,，(（|]/u)[0]?.trim() || name;
}

/** Whether nothing was typed. */
export function isEmpty(draft: ProductDraft): boolean {
  return [...LINES, "notes" as const].every((field) => draft[field] === "") && draft.attributes.every(({ name, value }) => name === "" && value === "");
}

/** Everything that was typed, for guessing its language. */
export function textsOf(draft: ProductDraft): string[] {
  return [draft.name, draft.notes, draft.audience, ...draft.attributes.flatMap(({ name, value }) => [name, value])];
}

/** The one product of the panel. */
export const rememberedProduct = new Remembered("panelProduct", parseProduct);

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
