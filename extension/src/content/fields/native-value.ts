// Writes an input or textarea the way typing would. React keeps the last value it set on the element itself and ignores
// an `input` event whose value it already knows, so the prototype's own setter must be used.
export function setNativeValue(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  // The field may live in another frame, whose prototypes are not ours.
  const prototype = Object.getPrototypeOf(field) as object;
  field.focus({ preventScroll: true });
  if (!Reflect.set(prototype, "value", text, field)) field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText", data: text }));
  field.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
}

export function isNativeField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === "input" || element.localName === "textarea";
}
