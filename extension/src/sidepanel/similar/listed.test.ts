import { describe, expect, it } from "vitest";
import { guessRoles } from "../../catalog/roles";
import { foundProducts, listedAs, listedProducts } from "./listed";

const table = {
  header: ["SKU", "Name", "Price", "Material", "Tags", "Description"],
  rows: [
    ["a1", "Oak lamp", "39.90", "oak", "desk, study", "A lamp that is bright."],
    ["a2", "", "39.90", "oak", "", ""],
    ["a3", "Glass teapot", "12", "glass", "", "Holds 1.2 l."],
    ["a4", "Oak lamp", "45.00", "oak", "desk, study", "The same in a box."],
    ["a5", "Oak lamp", "49.00", "walnut", "desk, study", ""],
  ],
};
const products = listedProducts(table, guessRoles(table.header, table.rows));

describe("a catalogue's products", () => {
  it("are what is named, once each, without what says nothing of their kind", () => {
    expect(products.map(({ text }) => text)).toEqual(["Oak lamp. Material: oak; desk, study", "Glass teapot. Material: glass", "Oak lamp. Material: walnut; desk, study"]);
    expect(products[1]?.product.price).toBe("12");
  });

  it("are written in their own language's marks", () => {
    expect(listedAs({ name: "学习台灯", attributes: { 材质: "铝", 功率: "9W" } }).text).toBe("学习台灯。材质：铝；功率：9W");
    expect(listedAs({ name: "Lamp" }).text).toBe("Lamp");
    expect(listedAs({ name: "Lamp", notes: "x".repeat(30_000) }).text).toHaveLength(2_000);
  });

  it("are found by all of the words, in names first", () => {
    const named = listedProducts({ header: ["Name", "For"], rows: [["Shade", "a lamp"], ["Desk lamp", "home"], ["Mug", "home"]] }, ["name", "attribute"]);
    const found = (typed: string, most = 9): string[] => foundProducts(named, typed, most).map(({ product }) => product.name);
    expect(found("LAMP")).toEqual(["Desk lamp", "Shade"]);
    expect(found("home lamp")).toEqual(["Desk lamp"]);
    expect(found(" ", 2)).toEqual(["Shade", "Desk lamp"]);
    expect(found("rug")).toEqual([]);
  });
});
