import { describe, expect, it } from "vitest";
import { openPage } from "../../../test/saved-page";
import type { Page } from "./adapter";
import { vendure } from "./vendure";

const REACT = "https://shop.example/dashboard/products/3";
const ANGULAR = "https://shop.example/admin/catalog/products/3";

function namesOf(page: Page): Record<string, string> {
  return Object.fromEntries(vendure.findFields(page).map(({ task, element }) => [task, element.id || element.className]));
}

describe("vendure", () => {
  it("knows both interfaces' product pages on any host, and no other page", () => {
    expect(vendure.detect(openPage("vendure/product", REACT))).toBe(true);
    expect(vendure.detect(openPage("vendure/product", "http://127.0.0.1:3111/dashboard/products/new"))).toBe(true);
    expect(vendure.detect(openPage("vendure/product-angular", ANGULAR))).toBe(true);
    expect(vendure.detect(openPage("vendure/product", "https://shop.example/dashboard/collections/3"))).toBe(false);
    expect(vendure.detect(openPage("vendure/order", "https://shop.example/dashboard/orders/1"))).toBe(false);
    expect(vendure.detect(openPage("generic/self-hosted", REACT))).toBe(false);
  });

  it("finds the editor behind a broken label", () => {
    expect(namesOf(openPage("vendure/product", REACT))).toEqual({ title: "field-name", description: "tiptap ProseMirror rich-text-editor" });
    expect(namesOf(openPage("vendure/product-angular", ANGULAR))).toEqual({ title: "name", description: "ProseMirror vdr-prosemirror" });
  });

  it("reads custom fields and the editor's text, and neither slug nor stray inputs", () => {
    const page = openPage("vendure/product", REACT);
    const [title] = vendure.findFields(page);
    expect(title && vendure.readProduct(page, title)).toEqual({
      name: "Ash serving board",
      attributes: { Material: "Ash" },
      existing: { title: "Ash serving board", description: "Oiled by hand.\n40 cm long" },
    });
  });

  it("finds fields by their names when the interface has changed", () => {
    const page = openPage("vendure/product", REACT);
    document.querySelector("#field-name")?.removeAttribute("name");
    document.querySelector("[data-testid]")?.removeAttribute("data-testid");
    expect(Object.keys(namesOf(page))).toEqual(["title", "description"]);
  });
});
