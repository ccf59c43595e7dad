// Without a layout engine there is no real editor here: these tests prove which one is chosen and what is sent to it.
// tests/e2e/editors.test.mjs writes into the real ones.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readdirSync } from "node:fs";
import { FakeClipboardEvent, FakeTransfer } from "../../../../test/fake-clipboard";
import { byClipboard } from "./by-clipboard";
import { editorOf } from "./index";

const FIELDS: Record<string, string> = {
  ckeditor5: "<div class='ck ck-content ck-editor__editable' contenteditable=true></div>",
  draft: "<div class=public-DraftEditor-content contenteditable=true></div>",
  lexical: "<div data-lexical-editor=true contenteditable=true></div>",
  prosemirror: "<div class='tiptap ProseMirror' contenteditable=true></div>",
  quill: "<div class=ql-editor contenteditable=true></div>",
  tinymce: "<div class=mce-content-body contenteditable=true></div>",
  plain: "<div contenteditable=true></div>",
};
/** Parts of the mechanism, which are no editors. */
const PARTS = ["by-clipboard", "clipboard", "command", "editor", "editors.test", "index", "selection"];

function field(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

/** An editor's own handling of one event. */
function handle(target: HTMLElement, name: string, act: (clipboard: FakeTransfer) => void): void {
  target.addEventListener(name, (event) => {
    event.preventDefault();
    act((event as unknown as FakeClipboardEvent).clipboardData);
  });
}

beforeEach(() => {
  vi.stubGlobal("DataTransfer", FakeTransfer);
  vi.stubGlobal("ClipboardEvent", FakeClipboardEvent);
});

afterEach(() => {
  vi.unstubAllGlobals();
  delete (document as { execCommand?: unknown }).execCommand;
});

describe("editorOf", () => {
  it.each(Object.entries(FIELDS))("knows %s", (id, html) => {
    expect(editorOf(field(html)).id).toBe(id);
  });

  it("knows every file of this folder", () => {
    const files = readdirSync(import.meta.dirname).map((name) => name.replace(/\.ts$/, ""));
    expect(files.filter((name) => !PARTS.includes(name)).sort()).toEqual(Object.keys(FIELDS).sort());
  });
});

describe("byClipboard", () => {
  const shy = byClipboard({ id: "shy", selector: "*", commands: false });
  const open = byClipboard({ id: "open", selector: "*", commands: true });

  it("pastes plain text only, and brings a copy back whole", async () => {
    const editor = field("<div contenteditable=true tabindex=0>old</div>");
    const pasted: [string, string][][] = [];
    handle(editor, "copy", (clipboard) => clipboard.setData("application/x-own", "{}"));
    handle(editor, "paste", (clipboard) => pasted.push(clipboard.types.map((type) => [type, clipboard.getData(type)])));
    const clip = await shy.copy(editor);
    await shy.write(editor, "a <b>\n\nb");
    await shy.restore(editor, { text: "old", ...(clip ? { clip } : {}) });
    expect(pasted).toEqual([[["text/plain", "a <b>\n\nb"]], [["application/x-own", "{}"]]]);
  });

  it("empties by a cut", async () => {
    const editor = field("<div contenteditable=true tabindex=0>old</div>");
    handle(editor, "cut", () => (editor.textContent = ""));
    await shy.write(editor, "");
    expect(editor.textContent).toBe("");
  });

  it("turns to the browser's commands only where the editor stands them and left the paste alone", async () => {
    const commands: string[] = [];
    (document as { execCommand: unknown }).execCommand = (name: string) => commands.push(name);
    const editor = field("<div contenteditable=true tabindex=0>old</div>");
    await shy.write(editor, "new");
    expect(commands).toEqual([]);
    await open.write(editor, "new");
    expect(commands).toEqual(["insertText"]);
    editor.addEventListener("paste", () => setTimeout(() => (editor.textContent = "late"), 5));
    await open.write(editor, "late");
    expect(commands).toEqual(["insertText"]);
  });
});
