// React is imported by its own names here: these tests prove that a real controlled input takes our text.
import { createElement, useState } from "react";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeClipboardEvent, FakeTransfer } from "../../../test/fake-clipboard";
import { readContent } from "./field-content";
import { UndoStore } from "./undo";
import { writeField } from "./write-field";

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let root: Root | undefined;

beforeEach(() => {
  document.body.innerHTML = "<div id=app></div>";
});

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  delete (document as { execCommand?: unknown }).execCommand;
});

function add<T extends HTMLElement>(html: string): T {
  document.body.insertAdjacentHTML("beforeend", html);
  return document.body.lastElementChild as T;
}

/** A field that React owns, and what React thinks it holds. */
function controlled(accept: (value: string) => string): { input: HTMLInputElement; held: () => string } {
  let held = "";
  function Form() {
    const [value, setValue] = useState("the seller's own");
    held = value;
    return createElement("input", { value, onChange: (event: { target: HTMLInputElement }) => setValue(accept(event.target.value)) });
  }
  const app = document.querySelector("#app") as HTMLElement;
  root = createRoot(app);
  act(() => root?.render(createElement(Form)));
  return { input: app.querySelector("input") as HTMLInputElement, held: () => held };
}

/** Stands in for the editing commands, which a document without layout has not. */
function editingCommands(edit: (editor: HTMLElement, command: string, value: string) => boolean): void {
  (document as { execCommand: unknown }).execCommand = (command: string, _ui: boolean, value = "") => edit(document.activeElement as HTMLElement, command, value);
}

describe("writeField", () => {
  it("reaches React's state, where a plain assignment would not", async () => {
    const { input, held } = controlled((value) => value);
    expect(await act(() => writeField(input, "A new title"))).toBe("kept");
    expect([input.value, held()]).toEqual(["A new title", "A new title"]);
  });

  it("notices that React refused", async () => {
    const { input, held } = controlled((value) => value.slice(0, 5));
    expect(await act(() => writeField(input, "A new title"))).toBe("not_kept");
    expect(held()).toBe("A new");
  });

  it("tells the page with input and change, once each", async () => {
    const field = add<HTMLTextAreaElement>("<textarea>old</textarea>");
    const heard: string[] = [];
    for (const name of ["input", "change"]) document.body.addEventListener(name, (event) => heard.push(`${event.type} ${field.value}`), { once: true });
    expect(await writeField(field, "two\n\nparagraphs 🙂")).toBe("kept");
    expect(heard).toEqual(["input two\n\nparagraphs 🙂", "change two\n\nparagraphs 🙂"]);
  });

  it("keeps markup as text", async () => {
    const field = add<HTMLTextAreaElement>("<textarea></textarea>");
    await writeField(field, "<img src=x onerror=alert(1)>");
    expect(field.value).toBe("<img src=x onerror=alert(1)>");
    expect(document.querySelector("img")).toBeNull();
  });

  it("names a field that is gone or cannot be changed", async () => {
    const field = add<HTMLInputElement>("<input readonly>");
    expect(await writeField(field, "x")).toBe("read_only");
    field.readOnly = false;
    field.addEventListener("input", () => field.remove());
    expect(await writeField(field, "x")).toBe("gone");
    expect(await writeField(field, "x")).toBe("gone");
  });

  it("types into an editor by command", async () => {
    const editor = add("<div contenteditable=true tabindex=0><p>old</p></div>");
    editingCommands((target, command, value) => {
      expect(command).toBe("insertText");
      target.textContent = value;
      return true;
    });
    expect(await writeField(editor, "new <b>words</b>")).toBe("kept");
    expect(editor.querySelector("b")).toBeNull();
  });

  it("offers a paste to an editor that refuses commands, and believes only what it reads back", async () => {
    const editor = add("<div contenteditable=true tabindex=0>old</div>");
    editingCommands(() => false);
    vi.stubGlobal("DataTransfer", FakeTransfer);
    vi.stubGlobal("ClipboardEvent", FakeClipboardEvent);
    expect(await writeField(editor, "new")).toBe("not_kept");
    editor.addEventListener("paste", (event) => (editor.textContent = (event as unknown as FakeClipboardEvent).clipboardData.getData("text/plain")));
    expect(await writeField(editor, "new")).toBe("kept");
    vi.unstubAllGlobals();
  });
});

describe("UndoStore", () => {
  it("brings the seller's text back after any number of insertions", async () => {
    const field = add<HTMLTextAreaElement>("<textarea>mine,\nin two lines</textarea>");
    const undo = new UndoStore();
    await undo.insert(field, "first");
    await undo.insert(field, "second");
    expect(undo.has(field)).toBe(true);
    expect(await undo.undo(field)).toEqual({ outcome: "kept" });
    expect(field.value).toBe("mine,\nin two lines");
    expect(undo.has(field)).toBe(false);
  });

  it("keeps the edits that undo replaces", async () => {
    const field = add<HTMLTextAreaElement>("<textarea>mine</textarea>");
    const undo = new UndoStore();
    await undo.insert(field, "theirs");
    field.value = "theirs, improved by me";
    expect(await undo.undo(field)).toEqual({ outcome: "kept", edits: { text: "theirs, improved by me" } });
    expect(field.value).toBe("mine");
  });

  it("a second insertion over the seller's edits goes back to the edits", async () => {
    const field = add<HTMLTextAreaElement>("<textarea>mine</textarea>");
    const undo = new UndoStore();
    await undo.insert(field, "first");
    field.value = "first, improved by me";
    await undo.insert(field, "second");
    await undo.undo(field);
    expect(field.value).toBe("first, improved by me");
  });

  it("has nothing to undo where the page kept the seller's text", async () => {
    const { input } = controlled(() => "the seller's own");
    const undo = new UndoStore();
    expect(await act(() => undo.insert(input, "new"))).toBe("not_kept");
    expect(undo.has(input)).toBe(false);
    expect(input.value).toBe("the seller's own");
  });

  it("puts an editor's formatting back", async () => {
    const editor = add("<div contenteditable=true tabindex=0><p>Made <b>by hand</b></p></div>");
    editingCommands((target, command, value) => {
      if (command === "insertText") target.textContent = value;
      if (command === "insertHTML") target.innerHTML = value;
      return true;
    });
    const undo = new UndoStore();
    await undo.insert(editor, "new");
    await undo.undo(editor);
    expect(readContent(editor)).toEqual({ text: "Made by hand" });
    expect(editor.innerHTML).toBe("<p>Made <b>by hand</b></p>");
  });

  it("follows a field that the page builds anew", async () => {
    const field = add<HTMLInputElement>("<input value=mine>");
    const undo = new UndoStore();
    await undo.insert(field, "new");
    const again = add<HTMLInputElement>("<input value=new>");
    field.remove();
    undo.move(field, again);
    await undo.undo(again);
    expect(again.value).toBe("mine");
  });
});
