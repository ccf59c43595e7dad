// Reads what a dashboard's own selectors say about the product. Private facts (cost, stock, codes) are left out by their names.
import type { Product } from "../../schema/index";
import { FACTS, NOT_FACTS } from "../generic/vocabulary";
import { controlInside } from "../page/control-inside";
import { deepQuery } from "../page/deep-query";
import { fieldText } from "../page/field-value";
import { cut, lineOf, oneLine } from "../page/text-of";

type FactKind = "name" | "brand" | "category" | "price" | "tags" | "audience" | "notes";

/** Rows of a form that carry their own label. */
export interface FactRows {
  readonly row: string;
  /** The label inside a row, or `@name` for the row's attribute of that name. */
  readonly label: string;
  /** A control, or the element that shows what was chosen. The first that holds something is the value. */
  readonly value: string;
  /** What stands between values that only tell something together, as width, height and depth do. */
  readonly join?: string;
}

export interface FactSelectors {
  readonly facts?: Partial<Record<FactKind, string>>;
  /** Facts in several elements each: chips, ticked boxes, bullets. */
  readonly lists?: Partial<Record<"tags" | "category" | "notes", string>>;
  readonly rows?: readonly FactRows[];
  /** What a label says in languages that the general vocabulary does not speak. */
  readonly kinds?: readonly (readonly [kind: FactKind | "private", label: RegExp])[];
  /** The form's other controls are the shop's settings: they are read only where nothing of the above is found. */
  readonly complete?: boolean;
}

const PLAIN_TYPES = new Set(["text", "number", "tel", ""]);
const PLACEHOLDER = /^(请选择|請選擇|请输入|請輸入|please (select|choose)|select\b|choose\b|[-–—]+$)/iu;
/** Pinduoduo marks its labels as important inside the label. */
const MARKS = /^[*＊\s]*重要\s*|^[*＊\s]+|[*＊:：\s]+$/gu;
const SEPARATOR = { tags: ",", category: ", ", notes: "\n" } as const;
const MAX_LABEL = 40;
const MAX_VALUE = 300;

/** `taken` are the fields that are written to; their rows are no facts. Without any row, `attributes` is missing. */
export function factsBySelectors(document: Document, { facts = {}, lists = {}, rows = [] }: FactSelectors, taken: readonly Element[]): Partial<Product> {
  const found: Partial<Product> = {};
  for (const [kind, selector] of Object.entries(facts) as [FactKind, string][]) add(found, kind, firstText(document, selector));
  for (const [kind, selector] of Object.entries(lists) as ["tags" | "category" | "notes", string][]) {
    add(found, kind, [...new Set(textsOf(document, selector))].join(SEPARATOR[kind]));
  }
  for (const { row, label, value, join } of rows) {
    for (const one of deepQuery(document, row)) {
      // A row that holds rows is only their frame.
      if (one.querySelector(row) || taken.some((element) => one.contains(element))) continue;
      addRow(found, labelOf(one, label), join === undefined ? firstText(one, value) : joined(one, value, join));
    }
  }
  return found;
}

/** Sorts attributes whose labels are in the dashboard's own language. */
export function sortedByKind(attributes: Readonly<Record<string, string>>, kinds: NonNullable<FactSelectors["kinds"]> = []): Partial<Product> {
  const found: Partial<Product> = {};
  for (const [label, value] of Object.entries(attributes)) {
    const kind = kinds.find(([, pattern]) => pattern.test(label))?.[0];
    if (kind === undefined) (found.attributes ??= {})[label] = value;
    else if (kind !== "private") add(found, kind, value);
  }
  return found;
}

function labelOf(row: Element, label: string): string {
  const text = label.startsWith("@") ? (row.getAttribute(label.slice(1)) ?? "") : lineOf(row.querySelector(label));
  return oneLine(text.replace(MARKS, ""));
}

function addRow(found: Partial<Product>, label: string, text: string): void {
  if (!label || !text || label.length > MAX_LABEL || text.length > MAX_VALUE || NOT_FACTS.test(label)) return;
  const kind = FACTS.find(([, pattern]) => pattern.test(label))?.[0];
  if (kind) add(found, kind, text);
  else (found.attributes ??= {})[cut(label, MAX_LABEL)] ??= oneLine(text);
}

function add(found: Partial<Product>, kind: FactKind, text: string): void {
  if (!text) return;
  if (kind === "tags") found.tags = [...(found.tags ?? []), ...text.split(/[,，;；、\n#]+/u).map(oneLine).filter(Boolean)];
  else found[kind] ??= kind === "notes" ? text : oneLine(text);
}

function firstText(root: Document | Element, selector: string): string {
  return textsOf(root, selector)[0] ?? "";
}

/** Half of a size would be a wrong size. */
function joined(row: Element, selector: string, between: string): string {
  const texts = textsOf(row, selector);
  return texts.length === deepQuery(row, selector).length ? texts.join(between) : "";
}

function textsOf(root: Document | Element, selector: string): string[] {
  return deepQuery(root, selector)
    .map(textOf)
    .filter((text) => text && !PLACEHOLDER.test(text));
}

function textOf(shown: HTMLElement): string {
  const element = controlInside(shown);
  if (!element) return "";
  if (element.localName === "input") return PLAIN_TYPES.has((element.getAttribute("type") ?? "").toLowerCase()) ? fieldText(element) : "";
  return element.matches("textarea, select, [contenteditable]") ? fieldText(element) : lineOf(element);
}
