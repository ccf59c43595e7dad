// A field's content as it is now, enough to put it back and to compare.
import { editorText } from "../page/field-value";
import type { Clip } from "./editors/clipboard";
import { editorOf } from "./editors/index";
import { isNativeField } from "./native-value";
import { isReadOnly } from "./read-only";

export interface FieldContent {
  readonly text: string;
  /** A rich editor's content with its formatting, for undo. */
  readonly clip?: Clip;
}

/** Pictures and tables are content even where there is no word. */
const OBJECTS = /<(img|picture|video|audio|iframe|table|hr|object)\b/i;

export function readContent(field: HTMLElement): FieldContent {
  return { text: isNativeField(field) ? field.value : editorText(field) };
}

/** Reads it with its formatting; in a rich editor this selects everything. */
export async function keepContent(field: HTMLElement): Promise<FieldContent> {
  const content = readContent(field);
  if (isNativeField(field) || isReadOnly(field)) return content;
  const clip = await editorOf(field).copy(field);
  const isEmpty = content.text === "" && !OBJECTS.test(clip?.get("text/html") ?? "");
  return clip && !isEmpty ? { ...content, clip } : content;
}

/** Editors change spaces and line breaks on the way in; the words must be the same. */
export function sameText(one: string, other: string): boolean {
  return words(one) === words(other);
}

function words(text: string): string {
  return text.replace(/[\s\u200B\uFEFF]+/gu, " ").trim();
}
