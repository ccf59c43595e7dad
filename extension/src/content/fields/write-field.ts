// Writes into a page's field and reads it back: a page may refuse, cut or undo what it is given.
import { isInPage } from "../page/frame";
import { editorOf } from "./editors/index";
import { type FieldContent, readContent, sameText } from "./field-content";
import { isNativeField, setNativeValue } from "./native-value";
import { isReadOnly } from "./read-only";

export type WriteOutcome = "kept" | "not_kept" | "gone" | "read_only";

/** Frameworks put their own value back in a later render, so the second look comes after it. */
const SETTLE_MS = 120;
/** A busy page draws late: so many looks before the text counts as refused. */
const LOOKS = 4;

export function writeField(field: HTMLElement, text: string): Promise<WriteOutcome> {
  return write(field, text, () => editorOf(field).write(field, text));
}

/** Puts earlier content back; a rich editor gets its formatting again. */
export function restoreField(field: HTMLElement, content: FieldContent): Promise<WriteOutcome> {
  return write(field, content.text, () => editorOf(field).restore(field, content));
}

async function write(field: HTMLElement, text: string, edit: () => Promise<void>): Promise<WriteOutcome> {
  if (!isInPage(field)) return "gone";
  if (isReadOnly(field)) return "read_only";
  if (isNativeField(field)) setNativeValue(field, field.localName === "input" ? text.replace(/\s*\n\s*/g, " ") : text);
  else await edit();
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((done) => setTimeout(done, SETTLE_MS));
    if (!isInPage(field)) return "gone";
    if (sameText(readContent(field).text, text)) return "kept";
  }
  return "not_kept";
}
