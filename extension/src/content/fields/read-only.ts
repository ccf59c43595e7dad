// Whether a page lets its field be changed at all.
import { isNativeField } from "./native-value";

/** TinyMCE leaves its document editable and says by a class that it takes nothing. */
const READ_ONLY = ":disabled, [readonly], [aria-readonly='true'], [aria-disabled='true'], [contenteditable='false'], .mce-content-readonly";

export function isReadOnly(field: HTMLElement): boolean {
  if (field.matches(READ_ONLY)) return true;
  // Without a layout engine the property is missing. An editor may also be locked by dropping the attribute.
  return !isNativeField(field) && (field.isContentEditable as boolean | undefined) === false;
}
