// Every change replaces the whole content, so the whole content is selected first.

/** Editors learn of a new selection from `selectionchange`, which comes later. Vendure's editor needed about this long. */
const SELECTION_SETTLES_MS = 100;

export async function selectAll(field: HTMLElement): Promise<void> {
  field.focus({ preventScroll: true });
  const selection = field.ownerDocument.getSelection();
  const range = field.ownerDocument.createRange();
  range.selectNodeContents(field);
  selection?.removeAllRanges();
  selection?.addRange(range);
  await new Promise((done) => setTimeout(done, SELECTION_SETTLES_MS));
}
