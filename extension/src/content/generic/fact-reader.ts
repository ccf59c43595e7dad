// Reads everything the form knows about the product. What the seller keeps private (cost, supplier, stock, ids) stays out.
import type { Product } from "../../schema/index";
import type { FoundField, Page } from "../adapters/adapter";
import { deepQuery, OWN_ATTRIBUTE } from "../page/deep-query";
import { fieldText } from "../page/field-value";
import { cut, lineOf, oneLine } from "../page/text-of";
import { isVisible } from "../page/visible";
import { readAttributeRows } from "./attribute-rows";
import { findFields } from "./field-finder";
import { bestName, readNames } from "./field-names";
import { scopeOf } from "./form-scope";
import { EDITABLE, inOneLook, isTextField, queryWithFrames } from "./one-look";
import { capProduct } from "./product-caps";
import { FACTS, NOT_FACTS } from "./vocabulary";

const CONTROLS = `${EDITABLE}, select`;
const PLAIN_TYPES = new Set(["text", "number", "tel", "", "date"]);

export function readProduct(page: Page, field: FoundField): Product {
  return inOneLook(page.document, () => readIn(page, field));
}

function readIn(page: Page, field: FoundField): Product {
  const fields = findFields(page);
  const main = new Map(fields.map(({ task, element }) => [element as Element, task]));
  main.set(field.element, field.task);
  const scope = scopeOf(field.element);
  const rows = readAttributeRows(scope);
  const product: Product = { name: "", attributes: Object.fromEntries(rows.pairs), existing: {} };
  for (const control of controlsIn(scope)) {
    if (rows.inputs.has(control)) continue;
    const text = fieldText(control);
    const task = main.get(control);
    if (task === "title") product.existing = { ...product.existing, title: oneLine(text) };
    else if (task === "description") product.existing = { ...product.existing, description: text };
    else if (task === undefined && text) addFact(product, nameOf(control), text);
  }
  addChoices(product, scope);
  addPictures(product, scope);
  product.name ||= product.existing?.title ?? "";
  return capProduct(product);
}

function controlsIn(scope: Element): HTMLElement[] {
  return queryWithFrames(scope, CONTROLS).filter((control) => {
    if (control.closest(`[${OWN_ATTRIBUTE}]`) || !isVisible(control)) return false;
    if (control.localName === "input") return PLAIN_TYPES.has((control.getAttribute("type") ?? "").toLowerCase());
    return control.localName === "select" || isTextField(control);
  });
}

function nameOf(control: HTMLElement): { words: string; label: string } {
  const names = readNames(control);
  return { words: Object.values(names).join(" "), label: bestName(names) };
}

function addFact(product: Product, { words, label }: { words: string; label: string }, text: string): void {
  if (!label || NOT_FACTS.test(words)) return;
  const kind = FACTS.find(([, pattern]) => pattern.test(label))?.[0];
  if (kind === "tags") product.tags = [...(product.tags ?? []), ...splitTags(text)];
  else if (kind) product[kind] ??= kind === "notes" ? text : oneLine(text);
  else if (isProductName(label)) product.name ||= oneLine(text);
  else if (text.length <= 300) (product.attributes ??= {})[cut(label, 80)] ??= oneLine(text);
  else product.notes ??= text;
}

function isProductName(label: string): boolean {
  return /^(product|item|short|internal)? ?name$|^(商品|产品)?(短)?名称$|^品名$/iu.test(label);
}

function splitTags(text: string): string[] {
  return text.split(/[,，;；、\n#]+/u).map(oneLine).filter(Boolean);
}

/** What the listing says of its pictures; icons are smaller. */
function addPictures(product: Product, scope: Element): void {
  const shown = (deepQuery(scope, "img[alt]") as HTMLImageElement[]).filter(({ width }) => width >= 40);
  const pictures = shown.map(({ alt }) => oneLine(alt)).filter(Boolean);
  if (pictures.length > 0) product.existing = { ...product.existing, pictures };
}

/** Ticked boxes and radio buttons: the group's legend names the attribute, the ticked labels are its value. */
function addChoices(product: Product, scope: Element): void {
  for (const group of deepQuery(scope, "fieldset, [role='radiogroup'], [role='group']")) {
    const name = lineOf(group.querySelector("legend")) || (group.getAttribute("aria-label") ?? "");
    if (!name || name.length > 60 || NOT_FACTS.test(name) || !isVisible(group)) continue;
    const ticked = [...group.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => lineOf(input.labels?.[0])).filter(Boolean);
    if (ticked.length > 0 && ticked.length <= 8) (product.attributes ??= {})[name] ??= ticked.join(", ");
  }
}
