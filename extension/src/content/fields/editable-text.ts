// Writes a contenteditable element through the browser's own editing commands, which rich editors (ProseMirror, TinyMCE,
// Quill) watch. Text goes in as text; only a seller's own earlier content is put back with its formatting.

/** Editors learn of a new selection from `selectionchange`, which comes later. Vendure's editor needed about this long. */
const SELECTION_SETTLES_MS = 100;

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export async function typeText(editor: HTMLElement, text: string): Promise<void> {
  await selectAll(editor);
  const document = editor.ownerDocument;
  // The command is deprecated and has no successor: nothing else edits with the editor's own undo and events.
  if (command(document, "insertText", text)) return;
  pasteText(editor, text);
}

/** Puts back what the editor itself held before. */
export async function restoreContent(editor: HTMLElement, html: string, text: string): Promise<void> {
  await selectAll(editor);
  const document = editor.ownerDocument;
  if (text === "" && command(document, "delete")) return;
  if (!command(document, "insertHTML", html)) pasteText(editor, text);
}

async function selectAll(editor: HTMLElement): Promise<void> {
  editor.focus({ preventScroll: true });
  const selection = editor.ownerDocument.getSelection();
  const range = editor.ownerDocument.createRange();
  range.selectNodeContents(editor);
  selection?.removeAllRanges();
  selection?.addRange(range);
  await wait(SELECTION_SETTLES_MS);
}

function command(document: Document, name: string, value?: string): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated, @typescript-eslint/no-unnecessary-condition -- see above; absent without a layout engine
  return document.execCommand?.(name, false, value) ?? false;
}

/** Editors that refuse commands usually take a paste. The event carries plain text only. */
function pasteText(editor: HTMLElement, text: string): void {
  if (typeof DataTransfer === "undefined" || typeof ClipboardEvent === "undefined") return;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  editor.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData }));
}
