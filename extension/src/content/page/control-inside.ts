// What a person types into when a page's element is only the frame around it: an editor's document, or a custom element's
// control in its open shadow root.
import { deepQuery } from "./deep-query";
import { RICH_TEXT } from "./frame";

const CONTROL = `textarea, input:not([type='hidden']), select, ${RICH_TEXT}`;

/** Undefined where there is nothing yet: an editor that still loads has a frame and no editable document. */
export function controlInside(element: HTMLElement): HTMLElement | undefined {
  if (element.localName === "iframe") return editorIn(element as HTMLIFrameElement);
  if (element.matches(CONTROL)) return element;
  if (element.shadowRoot) return deepQuery(element.shadowRoot, CONTROL)[0];
  return element;
}

/**
 * A frame of another origin has no document for us. This frame was asked for by name, so unlike one that is only come
 * across it may hold tools beside its editor, as eBay's does.
 */
function editorIn(frame: HTMLIFrameElement): HTMLElement | undefined {
  const inside = frame.contentDocument;
  if (!inside) return undefined;
  return inside.designMode === "on" ? inside.body : (inside.querySelector<HTMLElement>(RICH_TEXT) ?? undefined);
}
