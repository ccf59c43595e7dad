// Looks through open shadow roots too: Amazon's form controls, among others, live inside them.
import { standIn } from "./frame";

/** Marks every element of ours, so that no scan reads our own interface. */
export const OWN_ATTRIBUTE = "data-shopquill-ui";

export function deepQuery(root: Document | ShadowRoot | Element, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  for (const element of root.querySelectorAll("*")) {
    // Only custom elements and a few plain ones can hold a shadow root; asking is cheap either way.
    if (element.shadowRoot && !element.hasAttribute(OWN_ATTRIBUTE)) found.push(...deepQuery(element.shadowRoot, selector));
  }
  return found;
}

/** The parent, stepping out of a shadow root to its host and out of an editor's frame to its iframe. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) return root.host;
  const frame = standIn(element);
  return frame === element ? null : frame;
}
