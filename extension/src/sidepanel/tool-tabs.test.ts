import { describe, expect, it } from "vitest";
import { nextTab } from "./tool-tabs";
import { tools } from "./tools/index";

describe("nextTab", () => {
  it("moves with the arrows and goes round", () => {
    expect(nextTab("ArrowRight", 0, 3)).toBe(1);
    expect(nextTab("ArrowDown", 2, 3)).toBe(0);
    expect(nextTab("ArrowLeft", 0, 3)).toBe(2);
    expect(nextTab("Home", 2, 3)).toBe(0);
    expect(nextTab("End", 0, 3)).toBe(2);
  });

  it("leaves other keys alone", () => {
    expect(nextTab("Enter", 0, 3)).toBeUndefined();
    expect(nextTab("toString", 0, 3)).toBeUndefined();
    expect(nextTab("ArrowRight", -1, 3)).toBeUndefined();
  });
});

describe("tools", () => {
  it("have ids of their own, which fit an address", () => {
    expect(new Set(tools.map(({ id }) => id)).size).toBe(tools.length);
    for (const { id } of tools) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});
