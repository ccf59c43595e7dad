import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FoundField } from "../adapters/adapter";
import { readProduct } from "../generic/fact-reader";
import { findFields } from "../generic/field-finder";
import { hiddenSource } from "../generic/hidden-source";
import { visibleEditables } from "../generic/one-look";
import { parentOf } from "./deep-query";
import { editorInFrame, isInPage, standIn } from "./frame";
import { placeBeside } from "./placement";

const TOOLS = "<div class=tox-editor-header><button type=button><span class=tox-tbtn__select-label>Paragraph</span></button></div>";

beforeEach(() => {
  document.body.innerHTML = `
    <main><form>
      <p><label for=name>Product name</label><input id=name value="laundry basket"></p>
      <div class=field><label for=long>Description</label><textarea id=long style="display:none">old</textarea>
        <div class=tox-tinymce><div class=tox-editor-container>${TOOLS}<div class=tox-edit-area><iframe id=long_ifr></iframe></div></div></div>
      </div>
    </form></main>`;
});

afterEach(() => {
  document.body.replaceChildren();
});

const frame = (): HTMLIFrameElement => document.querySelector("iframe") as HTMLIFrameElement;

function load(html: string, attributes: Record<string, string> = { contenteditable: "true" }): HTMLElement {
  const { body } = frame().contentDocument as Document;
  body.innerHTML = html;
  for (const [name, value] of Object.entries(attributes)) body.setAttribute(name, value);
  return body;
}

describe("an editor in an iframe", () => {
  it("is there once its document can be edited", () => {
    expect(editorInFrame(frame())).toBeUndefined();
    const body = load("<p>old</p>");
    expect(editorInFrame(frame())).toBe(body);
  });

  it("may be an element inside", () => {
    load("<div role=textbox contenteditable=true><p>old</p></div>", {});
    expect(editorInFrame(frame())?.getAttribute("role")).toBe("textbox");
  });

  it("is no page of its own", () => {
    load("<input><div contenteditable=true></div>", {});
    expect(editorInFrame(frame())).toBeUndefined();
    load("<div contenteditable=true></div><div contenteditable=true></div>", {});
    expect(editorInFrame(frame())).toBeUndefined();
  });

  it("is a field of the outer page, under the name of the textarea it hides", () => {
    const body = load("<p>old</p>", { contenteditable: "true", "aria-label": "Rich Text Area. Press ALT-0 for help." });
    expect(visibleEditables(document)).toContain(body);
    expect(hiddenSource(body)?.id).toBe("long");
    const page = { document, url: new URL("https://shop.example/admin/products/1") };
    const fields = findFields(page);
    expect(fields.map(({ task, element }) => [task, element])).toEqual([
      ["title", document.querySelector("#name")],
      ["description", body],
    ]);
    expect(readProduct(page, fields[0] as FoundField).existing).toEqual({ title: "laundry basket", description: "old" });
  });

  it("is named by its frame's surroundings where nothing is hidden, and not by its own tools", () => {
    document.querySelector("#long")?.remove();
    const body = load("<p>old</p>");
    const page = { document, url: new URL("https://shop.example/admin/products/1") };
    expect(findFields(page).find(({ task }) => task === "description")?.element).toBe(body);
  });

  it("has its button outside, after all of the editor", () => {
    const body = load("<p>old</p>");
    const { beside, where } = placeBeside(body);
    expect(where).toBe("after");
    expect(beside.ownerDocument).toBe(document);
    expect(beside.contains(document.querySelector(".tox-tinymce"))).toBe(true);
  });

  it("stands in the page by its iframe, and goes with it", () => {
    const body = load("<p>old</p>");
    expect(standIn(body)).toBe(frame());
    expect(parentOf(body.parentElement as Element)).toBe(frame());
    expect(isInPage(body)).toBe(true);
    frame().remove();
    expect(isInPage(body)).toBe(false);
  });
});
