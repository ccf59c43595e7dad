// A field's content as it is now, enough to put it back and to compare.
import { editorText } from "../page/field-value";
import { isNativeField } from "./native-value";

export interface FieldContent {
  readonly text: string;
  /** A rich editor's own markup, so that undo brings formatting back. */
  readonly html?: string;
}

export function readContent(field: HTMLElement): FieldContent {
  return isNativeField(field) ? { text: field.value } : { text: editorText(field), html: field.innerHTML };
}

/** Editors change spaces and line breaks on the way in; the words must be the same. */
export function sameText(one: string, other: string): boolean {
  return words(one) === words(other);
}

function words(text: string): string {
  return text.replace(/[\s\u200B\uFEFF]+/gu, " ").trim();
}
