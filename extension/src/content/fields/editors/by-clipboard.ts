// How editors with a model of their own are written. They take a paste into that model in one undoable step, make blocks of
// its lines and keep its markup as text. Copying gives their content in their own form: pasted back it loses nothing.
import { editorText } from "../../page/field-value";
import type { FieldContent } from "../field-content";
import { type Clip, copyAll, cutAll, pasteOver, textClip } from "./clipboard";
import { command } from "./command";
import type { RichEditor } from "./editor";
import { selectAll } from "./selection";

/** TinyMCE takes the paste of a plain text, and empties itself after a cut, a moment after the event. */
export const LATE_PASTE_MS = 60;

export interface ByClipboard {
  readonly id: string;
  readonly selector: string;
  /** Whether it also makes sense of the browser's editing commands, for pages that took the clipboard from it. */
  readonly commands: boolean;
  readonly copy?: RichEditor["copy"];
}

export function byClipboard({ id, selector, commands, copy = copyAll }: ByClipboard): RichEditor {
  const attempt = async (field: HTMLElement, clip: Clip): Promise<void> => {
    const text = clip.get("text/plain") ?? "";
    const before = editorText(field);
    const isEmpty = [...clip.values()].every((content) => content === "");
    const handled = isEmpty ? await cutAll(field) : await pasteOver(field, clip);
    if (handled || !commands) return;
    await new Promise((done) => setTimeout(done, LATE_PASTE_MS));
    if (editorText(field) !== before) return;
    await selectAll(field);
    const html = clip.get("text/html");
    if (html !== undefined) command(field.ownerDocument, "insertHTML", html);
    else command(field.ownerDocument, text === "" ? "delete" : "insertText", text);
  };
  return {
    id,
    matches: (field) => field.matches(selector),
    write: (field, text) => attempt(field, textClip(text)),
    copy,
    restore: (field, { text, clip }: FieldContent) => attempt(field, clip ?? textClip(text)),
  };
}
