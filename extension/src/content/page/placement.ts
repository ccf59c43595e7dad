// Where a button fits without breaking the form: after the field and its own frame, never inside a label or between the
// cells of a row.
import type { Placement } from "../adapters/adapter";
import { visibleEditables } from "../generic/one-look";
import { standIn } from "./frame";

const STOP = "body, form, main, section, article, dialog, [role='dialog'], fieldset, td, th, li";
/** The outermost boxes of editors that surround their field with tools. */
const EDITOR = ".tox-tinymce, .mce-tinymce, .ck-editor";
const LABEL_LIKE = "label, legend, h1, h2, h3, h4, h5, h6, dt";

export function placeBeside(field: HTMLElement): Placement {
  const root = field.getRootNode();
  // An editor's document has no room for a button: it would become part of the text.
  const shown = root instanceof ShadowRoot ? root.host : standIn(field);
  const outer = shown.closest(EDITOR) ?? shown;
  let box: Element = outer;
  for (let step = 0; step < 4; step++) {
    const parent: Element | null = box.parentElement;
    if (!parent || parent.matches(STOP)) break;
    const alone = visibleEditables(parent).every((other) => other === field || box.contains(other));
    const inLabel = parent.closest("label") !== null;
    if (!inLabel && (!alone || holdsOtherLabel(parent, box))) break;
    box = parent;
  }
  // Beside a label in one row there is no room below the field, but there is inside the field's own cell.
  const inRow = box !== outer && box.parentElement !== null && isRow(box.parentElement);
  return inRow && !isRow(box) ? { beside: box, where: "append" } : { beside: box, where: "after" };
}

function holdsOtherLabel(parent: Element, box: Element): boolean {
  return [...parent.querySelectorAll(LABEL_LIKE)].some((label) => !box.contains(label) && !label.contains(box));
}

function isRow(element: Element): boolean {
  const { display, flexDirection } = getComputedStyle(element);
  return display.includes("grid") || (display.includes("flex") && !flexDirection.startsWith("column"));
}

export function put(host: Element, { beside, where }: Placement): void {
  if (where === "append") beside.append(host);
  else if (where === "before") beside.before(host);
  else beside.after(host);
}
