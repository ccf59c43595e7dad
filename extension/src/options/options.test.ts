import { describe, expect, it } from "vitest";
import { originPattern } from "./origin-pattern";
import { parsePreferences } from "./preferences";

describe("originPattern", () => {
  it("turns an address into the permission for its host", () => {
    expect(originPattern("my-shop.example")).toBe("https://my-shop.example/*");
    expect(originPattern(" http://my-shop.example:8080/wp-admin/ ")).toBe("http://my-shop.example/*");
  });

  it("refuses what is no shop's address", () => {
    for (const bad of ["", "   ", "javascript:alert(1)", "file:///etc", "chrome://settings", "https://*/", "not an address"]) expect(originPattern(bad), bad).toBeUndefined();
  });
});

describe("parsePreferences", () => {
  it("takes known values and replaces the rest", () => {
    expect(parsePreferences({ tone: "lively", length: "short" })).toEqual({ tone: "lively", length: "short" });
    expect(parsePreferences({ tone: "shouting", length: 7 })).toEqual({ tone: "plain", length: "medium" });
  });
});
