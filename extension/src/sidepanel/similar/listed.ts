// A catalogue's products as they are compared: each with the text that says what it is.
import { productOf } from "../../catalog/job-of";
import type { Role } from "../../catalog/roles";
import { detectLanguage } from "../../content/page/language";
import type { Product } from "../../schema/index";
import type { Table } from "../../table/table";

/** A product and its text. */
export interface Listed {
  readonly product: Product;
  readonly text: string;
}

/** A model reads a few products a second: more would take longer than anybody waits. */
export const MOST_PRODUCTS = 1_000;

/** Of a text; the model reads less of it. */
const MOST_CHARS = 2_000;

/** The table's products in its order. Rows without a name are none: shops export variants and pictures so; the same text twice is one. */
export function listedProducts({ header, rows }: Table, roles: readonly Role[]): Listed[] {
  const listed = new Map<string, Listed>();
  for (const cells of rows) {
    const one = listedAs(productOf(roles, header, cells));
    if (one.product.name.trim() !== "" && !listed.has(one.text)) listed.set(one.text, one);
  }
  return [...listed.values()];
}

/** Name first, then what it is; not what it costs, which says nothing of that. */
export function listedAs(product: Product): Listed {
  const { name, brand, category, attributes, tags, notes } = product;
  const [stop, colon, semicolon] = detectLanguage(name) === "zh" ? (["。", "：", "；"] as const) : ([". ", ": ", "; "] as const);
  const facts = [category, ...Object.entries(attributes ?? {}).map(([name, value]) => `${name}${colon}${value}`), brand, tags?.join(", "), notes].filter(Boolean);
  return { product, text: [name, facts.join(semicolon)].filter(Boolean).join(stop).slice(0, MOST_CHARS) };
}

/** Those whose text has every word that was typed; those that have them in their names come first. */
export function foundProducts(products: readonly Listed[], typed: string, most: number): Listed[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const found = products.filter(({ text }) => hasAll(text));
  const named = (one: Listed): boolean => hasAll(one.product.name);
  return [...found.filter(named), ...found.filter((one) => !named(one))].slice(0, most);
}
