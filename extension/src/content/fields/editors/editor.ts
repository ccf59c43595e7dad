// What the writing code needs to know about one kind of rich editor. A content script shares the page's elements but none
// of its objects, so no editor's own functions can be called: everything goes through the events that a browser sends.
import type { FieldContent } from "../field-content";
import type { Clip } from "./clipboard";

export interface RichEditor {
  readonly id: string;
  matches(field: HTMLElement): boolean;
  /** Puts `text` in the place of everything the editor holds, as text. */
  write(field: HTMLElement, text: string): Promise<void>;
  /** The whole content in the form in which the editor takes it back unharmed, where there is such a form. */
  copy(field: HTMLElement): Promise<Clip | undefined>;
  /** Puts back what the editor held before. */
  restore(field: HTMLElement, content: FieldContent): Promise<void>;
}
