import { describe, expect, it } from "vitest";
import type { ProductFormValues } from "../drafts";
import { checkForm, sameValues } from "./product-values";

const values: ProductFormValues = {
  id: "a",
  title: "Lamp",
  description: "",
  brand: "",
  category: "",
  price: "",
  sku: "",
  stock: "0",
  status: "draft",
  language: "en",
  tags: "",
  attributes: [],
  notes: "",
  art: "",
};

describe("the product form", () => {
  it("counts an empty attribute row as no change, a filled one as one", () => {
    expect(sameValues(values, { ...values, attributes: [{ name: "", value: "" }] })).toBe(true);
    expect(sameValues(values, { ...values, attributes: [{ name: "Color", value: "" }] })).toBe(false);
    expect(sameValues(values, { ...values, title: "Lamp " })).toBe(false);
  });

  it("wants a title, and numbers where numbers belong", () => {
    const problems = (change: Partial<ProductFormValues>): string[] =>
      Object.entries(checkForm({ ...values, ...change })).filter(([, problem]) => problem).map(([id]) => id);
    expect(problems({})).toEqual([]);
    expect(problems({ title: "  " })).toEqual(["product-title"]);
    for (const price of ["12", "12.5", "0.99", " 7.00 "]) expect(problems({ price })).toEqual([]);
    for (const price of ["1,000", "-1", "12.345", "free"]) expect(problems({ price })).toEqual(["product-price"]);
    for (const stock of ["", "1.5", "-2", "many"]) expect(problems({ stock })).toEqual(["product-stock"]);
  });
});
