// Writes into a page's field and reads it back: a page may refuse, cut or undo what it is given.
import { restoreContent, typeText } from "./editable-text";
import { type FieldContent, readContent, sameText } from "./field-content";
import { isNativeField, setNativeValue } from "./native-value";

export type WriteOutcome = "kept" | "not_kept" | "gone" | "read_only";

/** Frameworks put their own value back in a later render, so the second look comes after it. */
const SETTLE_MS = 120;

export function writeField(field: HTMLElement, text: string): Promise<WriteOutcome> {
  return write(field, text, () => typeText(field, text));
}

/** Puts earlier content back; a rich editor gets its formatting again. */
export function restoreField(field: HTMLElement, { text, html }: FieldContent): Promise<WriteOutcome> {
  return write(field, text, () => (html === undefined ? typeText(field, text) : restoreContent(field, html, text)));
}

async function write(field: HTMLElement, text: string, edit: () => Promise<void>): Promise<WriteOutcome> {
  if (isGone(field)) return "gone";
  if (field.matches(":disabled, [readonly], [contenteditable='false']")) return "read_only";
  if (isNativeField(field)) setNativeValue(field, field.localName === "input" ? text.replace(/\s*\n\s*/g, " ") : text);
  else await edit();
  await new Promise((done) => setTimeout(done, SETTLE_MS));
  if (isGone(field)) return "gone";
  return sameText(readContent(field).text, text) ? "kept" : "not_kept";
}

function isGone(field: HTMLElement): boolean {
  return !field.isConnected;
}
