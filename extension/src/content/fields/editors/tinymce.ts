// TinyMCE, in its iframe (the field is the iframe's body) or inline. Its elements are its model; a paste is cleaned by its
// own rules and makes one step of its undo.
import { byClipboard, LATE_PASTE_MS } from "./by-clipboard";
import type { RichEditor } from "./editor";

const base = byClipboard({ id: "tinymce", selector: "#tinymce, .mce-content-body", commands: true });

/** It empties itself after a cut without a word, so a page that saves on `input` would keep the text that is gone. */
async function tellPage(field: HTMLElement): Promise<void> {
  await new Promise((done) => setTimeout(done, LATE_PASTE_MS));
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

export const tinymce: RichEditor = {
  ...base,
  async write(field, text) {
    await base.write(field, text);
    await tellPage(field);
  },
  async restore(field, content) {
    await base.restore(field, content);
    await tellPage(field);
  },
};
