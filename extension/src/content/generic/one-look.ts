// One look at the page: its text fields, in order. Naming a field asks again and again which fields a box holds; on a page
// of thousands of elements each question would search them all, so they are searched once per look.
import { deepQuery, OWN_ATTRIBUTE, parentOf } from "../page/deep-query";
import { editorInFrame, RICH_TEXT } from "../page/frame";
import { isVisible } from "../page/visible";

export const EDITABLE = `input, textarea, ${RICH_TEXT}`;
const TEXT_INPUTS = new Set(["text", ""]);

let look: { readonly document: Document; readonly fields: readonly HTMLElement[] } | undefined;

/** Everything that `work` asks about fields is answered from one search. The page must not change meanwhile. */
export function inOneLook<Result>(document: Document, work: () => Result): Result {
  if (look?.document === document) return work();
  look = { document, fields: search(document) };
  try {
    return work();
  } finally {
    look = undefined;
  }
}

/** The text fields a person can see in a part of the page. */
export function visibleEditables(root: Document | Element): readonly HTMLElement[] {
  if (look?.document !== (root instanceof Document ? root : root.ownerDocument)) return search(root);
  return root === look.document ? look.fields : look.fields.filter((field) => isWithin(field, root));
}

function search(root: Document | Element): HTMLElement[] {
  return queryWithFrames(root, EDITABLE).filter((element) => isTextField(element) && !element.closest(`[${OWN_ATTRIBUTE}]`) && isVisible(element));
}

/** What matches, and the editors in iframes where the page shows these, in the page's order. */
export function queryWithFrames(root: Document | Element, selector: string): HTMLElement[] {
  return deepQuery(root, `${selector}, iframe`).flatMap((element) => {
    if (element.localName !== "iframe") return [element];
    const editor = editorInFrame(element as HTMLIFrameElement);
    return editor && isVisible(element) ? [editor] : [];
  });
}

/** Fields a person can type text into. Those the seller cannot change are left out by the callers that write. */
export function isTextField(element: Element): element is HTMLElement {
  if (element.matches("[contenteditable]")) return !element.parentElement?.closest(RICH_TEXT);
  if (element.localName === "textarea") return true;
  return element.localName === "input" && TEXT_INPUTS.has((element.getAttribute("type") ?? "").toLowerCase());
}

function isWithin(field: Element, box: Document | Element): boolean {
  for (let at = parentOf(field); at; at = parentOf(at)) if (at === box) return true;
  return false;
}
