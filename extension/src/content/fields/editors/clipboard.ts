// Copy, cut and paste as a keyboard would start them. The events carry a clipboard of their own: the seller's clipboard is
// neither read nor written.
import { selectAll } from "./selection";

/** What one copy put on the clipboard: contents by their MIME type. */
export type Clip = ReadonlyMap<string, string>;

export const textClip = (text: string): Clip => new Map([["text/plain", text]]);

/** Lets the editor copy everything it holds; undefined where it leaves copying to the browser. */
export async function copyAll(field: HTMLElement): Promise<Clip | undefined> {
  await selectAll(field);
  const sent = send(field, "copy", new Map());
  if (!sent?.handled) return undefined;
  return new Map([...sent.data.types].map((type) => [type, sent.data.getData(type)]));
}

/** Empties the editor: all of them handle a cut, while an empty paste is no paste to most. */
export async function cutAll(field: HTMLElement): Promise<boolean> {
  await selectAll(field);
  return send(field, "cut", new Map())?.handled ?? false;
}

/** Puts `clip` in the place of everything; false where the editor leaves pasting to the browser, which then does nothing. */
export async function pasteOver(field: HTMLElement, clip: Clip): Promise<boolean> {
  await selectAll(field);
  return send(field, "paste", clip)?.handled ?? false;
}

function send(field: HTMLElement, type: "copy" | "cut" | "paste", clip: Clip): { handled: boolean; data: DataTransfer } | undefined {
  if (typeof DataTransfer === "undefined" || typeof ClipboardEvent === "undefined") return undefined;
  const data = new DataTransfer();
  for (const [mime, content] of clip) data.setData(mime, content);
  const event = new ClipboardEvent(type, { bubbles: true, cancelable: true, composed: true, clipboardData: data });
  if (!event.clipboardData) return undefined;
  // Whoever acts on such an event keeps the browser from doing so too.
  return { handled: !field.dispatchEvent(event), data };
}
