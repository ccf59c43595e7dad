import { describe, expect, it } from "vitest";
import { draftOf, EMPTY_PRODUCT, forBuyersOf, isEmpty, parseProduct, productOf, textsOf } from "./product";

describe("the panel's product", () => {
  it("says nothing of what was left empty", () => {
    const attributes = [
      { name: " Color ", value: "white " },
      { name: "Height", value: "" },
      { name: "", value: "42 cm" },
    ];
    expect(productOf({ ...EMPTY_PRODUCT, name: " desk lamp ", price: "39.90", attributes })).toEqual({ name: "desk lamp", price: "39.90", attributes: { Color: "white" } });
    expect(productOf(EMPTY_PRODUCT)).toEqual({ name: "" });
  });

  it("reads what it stored, and survives what it did not", () => {
    const draft = { ...EMPTY_PRODUCT, name: "台灯", notes: "可调光", attributes: [{ name: "颜色", value: "白色" }] };
    expect(parseProduct(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    for (const odd of [undefined, null, 7, "lamp", [], { name: 3, attributes: "no" }, { attributes: [] }]) expect(parseProduct(odd)).toEqual(EMPTY_PRODUCT);
    expect(parseProduct({ attributes: [null, { name: "a", value: 1 }] }).attributes).toEqual([{ name: "", value: "" }, { name: "a", value: "" }]);
  });

  it("takes a page's product, and gives the same one to a job", () => {
    const product = { name: "desk lamp", brand: "Lumo", price: "39.90", attributes: { Color: "white", Height: "42 cm" } };
    expect(productOf(draftOf({ ...product, existing: { title: "Old title" } }))).toEqual(product);
    expect(draftOf({ name: "mug" }).attributes).toEqual(EMPTY_PRODUCT.attributes);
  });

  it("knows whether there is anything to clear", () => {
    expect(isEmpty({ ...EMPTY_PRODUCT, attributes: [] })).toBe(true);
    expect(isEmpty({ ...EMPTY_PRODUCT, attributes: [{ name: "", value: "white" }] })).toBe(false);
    expect(isEmpty({ ...EMPTY_PRODUCT, price: "3" })).toBe(false);
  });

  it("is for the buyers of another, without that one's sizes", () => {
    const audience = (name: string, other: string): string => forBuyersOf({ ...EMPTY_PRODUCT, name }, other).audience;
    expect(audience("Espresso cups", "Glass teapot with strainer, 1.2 l")).toBe("buyers of the Glass teapot with strainer");
    expect(audience("马克杯", "Apple 手机壳 透明（软）")).toBe("买Apple 手机壳的顾客");
    expect(audience("Mug", "(new) tray")).toBe("buyers of the (new) tray");
  });

  it("shows its language by its own words", () => {
    expect(textsOf({ ...EMPTY_PRODUCT, name: "台灯" })[0]).toBe("台灯");
  });
});
