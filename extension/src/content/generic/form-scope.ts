// The part of the page whose controls describe the same product as the field.
import { formOf } from "./field-finder";
import { visibleEditables } from "./one-look";

/** A dashboard may keep each card in a form of its own; a form with hardly a field is not the whole story. */
export function scopeOf(field: HTMLElement): Element {
  const form = formOf(field);
  if (form.localName !== "form" || visibleEditables(form).length > 2) return form;
  return form.parentElement?.closest("form, dialog, [role='dialog'], main, [role='main']") ?? form.ownerDocument.body;
}
