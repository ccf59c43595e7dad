// Editors are put over a textarea that the page had first: they hide it, stand beside it and fill it when the form is sent.
// It is what the page's label and names belong to.
import { parentOf } from "../page/deep-query";
import { standIn } from "../page/frame";
import { isVisible } from "../page/visible";
import { visibleEditables } from "./one-look";

/** TinyMCE's frame lies this deep in its own boxes. */
const MAX_CLIMB = 6;

/** The hidden textarea right beside the editor or beside a box that holds nothing but the editor. */
export function hiddenSource(field: HTMLElement): HTMLTextAreaElement | undefined {
  if (field.localName === "input" || field.localName === "textarea") return undefined;
  let box: Element | null = standIn(field);
  for (let step = 0; box && step < MAX_CLIMB; step++, box = parentOf(box)) {
    if (!visibleEditables(box).every((other) => other === field)) return undefined;
    const source = [box.previousElementSibling, box.nextElementSibling].find((beside) => beside?.localName === "textarea" && !isVisible(beside));
    if (source) return source as HTMLTextAreaElement;
  }
  return undefined;
}
