// An element that the browser itself edits, and editors nobody has described here. The browser's own commands change it
// with undo and events; an editor that refuses them is offered a paste.
import { editorText } from "../../page/field-value";
import type { FieldContent } from "../field-content";
import { pasteOver, textClip } from "./clipboard";
import { command } from "./command";
import type { RichEditor } from "./editor";
import { selectAll } from "./selection";

export const plain: RichEditor = {
  id: "plain",
  matches: () => true,
  async write(field, text) {
    await selectAll(field);
    if (command(field.ownerDocument, text === "" ? "delete" : "insertText", text) || text === "") return;
    await pasteOver(field, textClip(text));
  },
  copy: (field) => Promise.resolve(new Map([["text/html", field.innerHTML], ["text/plain", editorText(field)]])),
  async restore(field, { text, clip }: FieldContent) {
    const html = clip?.get("text/html");
    if (html === undefined) return plain.write(field, text);
    await selectAll(field);
    if (!command(field.ownerDocument, "insertHTML", html)) await pasteOver(field, textClip(text));
  },
};
