// Editors that keep their text in an iframe of the page's own origin, as TinyMCE does. The field is inside; its name, its
// form and our button are outside.
/** Elements that the page lets a person edit as rich text. */
export const RICH_TEXT = "[contenteditable]:not([contenteditable='false'])";

/** What stands for a field in the page's own document: the iframe around it, or the field itself. */
export function standIn(field: HTMLElement): HTMLElement;
export function standIn(field: Element): Element;
export function standIn(field: Element): Element {
  // The page itself may stand in a frame, which is nothing of ours.
  if (field.ownerDocument === document) return field;
  return field.ownerDocument.defaultView?.frameElement ?? field;
}

/**
 * The editor that an iframe holds. There is none while it loads, in a frame of another origin, and in one that holds more
 * than an editor: that is a page of its own.
 */
export function editorInFrame(frame: HTMLIFrameElement): HTMLElement | undefined {
  const inside = frame.contentDocument;
  if (!inside?.querySelector(RICH_TEXT) || inside.querySelector("input:not([type='hidden']), textarea, select")) return undefined;
  const editors = [...inside.querySelectorAll<HTMLElement>(RICH_TEXT)].filter((editor) => !editor.parentElement?.closest(RICH_TEXT));
  return editors.length === 1 ? editors[0] : undefined;
}

/** Whether the page still has the field: a document keeps its body even after its iframe has left the page. */
export function isInPage(field: Element): boolean {
  if (!field.isConnected || field.ownerDocument === document) return field.isConnected;
  return field.ownerDocument.defaultView?.frameElement?.isConnected ?? false;
}
