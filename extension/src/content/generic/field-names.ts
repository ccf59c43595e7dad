// Every name a page gives a field, by how much it can be trusted. Labels are often broken in real dashboards: they name an
// element that does not exist (Vendure's React admin) or another field (Vendure's Angular admin), so a label is also
// found by standing alone with the field in one box.
import { OWN_ATTRIBUTE, parentOf } from "../page/deep-query";
import { standIn } from "../page/frame";
import { lineOf, oneLine } from "../page/text-of";
import { isVisible } from "../page/visible";
import { hiddenSource } from "./hidden-source";
import { visibleEditables } from "./one-look";

export interface FieldNames {
  /** aria-label, aria-labelledby, a label that names the field. */
  readonly label: string;
  /** A label, heading or short text that stands beside the field. */
  readonly context: string;
  readonly placeholder: string;
  /** name, id and test ids, split into words. */
  readonly code: string;
}

const LABEL_LIKE = "label, legend, dt, th, h1, h2, h3, h4, h5, h6, [class*='label' i]";
/** An editor's own buttons and menus call their captions labels too. */
const TOOLS = "button, [role='button'], [role='toolbar']";
const MAX_LABEL = 80;
const MAX_CLIMB = 6;

export function readNames(field: HTMLElement): FieldNames {
  const source = hiddenSource(field);
  const labels = [...ownLabels(field), ...(source ? ownLabels(source) : [])];
  return {
    label: oneLine([ariaText(field), ...labels.map(labelText)].join(" ")),
    context: contextText(standIn(field)),
    placeholder: oneLine(field.getAttribute("placeholder") ?? field.getAttribute("data-placeholder") ?? ""),
    code: oneLine(`${codeWords(field)} ${source ? codeWords(source) : ""}`),
  };
}

/** The best name to show or to use as an attribute's name. */
export function bestName({ label, context, placeholder, code }: FieldNames): string {
  return label || context || placeholder || code;
}

function ariaText(field: Element): string {
  const root = field.getRootNode() as Document | ShadowRoot;
  const ids = field.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const referred = ids.map((id) => (id ? lineOf(root.getElementById(id)) : "")).join(" ");
  // Editors tell their shortcut for help there ("Press Alt+0"), which is not an image's alt text.
  return oneLine(`${referred} ${field.getAttribute("aria-label") ?? ""}`.replace(/\balt ?[-+] ?\w+/giu, ""));
}

/** When several labels claim one field, those that stand with another field belong to that one. */
function ownLabels(field: HTMLElement): Element[] {
  const labels = "labels" in field ? [...((field as HTMLInputElement).labels ?? [])] : [];
  if (labels.length < 2) return labels;
  return labels.filter((label) => label.contains(field) || nearestEditable(label) === field);
}

function nearestEditable(label: Element): Element | undefined {
  for (let at = parentOf(label), step = 0; at && step < MAX_CLIMB; at = parentOf(at), step++) {
    const near = visibleEditables(at);
    if (near.length > 0) return near.length === 1 ? near[0] : undefined;
  }
  return undefined;
}

/** Climbs while the box still holds this one field, and takes the first label-like or short text that comes before it. */
function contextText(field: HTMLElement): string {
  let inner: Element = field;
  for (let step = 0; step < MAX_CLIMB; step++) {
    const box = parentOf(inner);
    if (!box || box.localName === "body" || box.localName === "form") return "";
    const labels = [...box.querySelectorAll(LABEL_LIKE)].filter((one) => !one.contains(field) && precedes(one, field) && !one.closest(TOOLS) && isVisible(one));
    const alone = visibleEditables(box).every((other) => standIn(other) === field);
    // In a row of a table or grid the label may share its box with others; the text right before is still the field's.
    const text = alone ? labelText(labels.at(-1)) : "";
    if (text) return text;
    const before = precedingText(inner);
    if (before) return before;
    if (!alone) return "";
    inner = box;
  }
  return "";
}

function precedingText(element: Element): string {
  const before = element.previousElementSibling;
  if (!before || before.matches("button, a, select, svg, img, option") || before.querySelector("input, textarea, select, button")) return "";
  if (!isVisible(before)) return "";
  const text = lineOf(before);
  return text.length <= MAX_LABEL ? text : "";
}

function precedes(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** A label's own words, without the controls, hints and our buttons inside it. */
function labelText(label: Element | undefined): string {
  if (!label) return "";
  const copy = label.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(`input, textarea, select, button, svg, [contenteditable], [aria-hidden='true'], [${OWN_ATTRIBUTE}]`)) part.remove();
  const text = lineOf(copy).replace(/[*:：＊]+\s*$/u, "").trim();
  return text.length <= MAX_LABEL ? text : "";
}

function codeWords(field: Element): string {
  const codes = ["name", "id", "data-testid", "data-test", "data-field", "formcontrolname", "attr-field-id"].map((attribute) => field.getAttribute(attribute) ?? "");
  return oneLine(
    codes
      .join(" ")
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .replace(/[^\p{L}\p{N}]+/gu, " "),
  ).toLowerCase();
}
