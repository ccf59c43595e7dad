import { describe, expect, it } from "vitest";
import { forbiddenWords } from "./forbidden-words";
import { originPattern } from "./origin-pattern";
import { keptPolicies, policyRows } from "./policy-rows";
import { parsePreferences, type Preferences } from "./preferences";
import { keptSamples, LONGEST_SAMPLE, MOST_SAMPLES, sampleRows } from "./sample-rows";
import { readSettingsFile, settingsFile } from "./settings-file";

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
    for (const bad of [undefined, null, 7, [], "x", { policies: [], forbidden: {}, samples: "Hi." }]) expect(parsePreferences(bad)).toEqual({ tone: "plain", length: "medium" });
    expect(parsePreferences({ tone: "shouting", length: 7 })).toEqual({ tone: "plain", length: "medium" });
  });

  it("keeps the seller's words and drops what is none", () => {
    const chosen: Preferences = { tone: "plain", length: "medium", policies: { Shipping: "2 days", Returns: "30 days" }, forbidden: ["cheap"], closing: "Mia", samples: ["Hello.", "Packed today.\nMia"], writeIn: "zh", platform: "ebay" };
    expect(parsePreferences(structuredClone(chosen))).toEqual(chosen);
    expect(parsePreferences({ policies: { a: 3, b: "", d: "e" }, forbidden: [1, "x", ""], closing: 4, samples: [2, "Hi.", ""], writeIn: "fr" })).toEqual({ tone: "plain", length: "medium", policies: { d: "e" }, forbidden: ["x"], samples: ["Hi."] });
  });
});

describe("policies' rows", () => {
  it("are kept when both parts are there, and half-filled ones stay on the page", () => {
    const rows = [{ topic: "Returns", text: "30 days" }, { topic: "Shipping", text: "" }, { topic: "Returns", text: "unused" }];
    expect(keptPolicies(rows)).toEqual({ Returns: "30 days unused" });
    const now = rows.slice(0, 2);
    expect(policyRows({ Returns: "30 days" }, now)).toBe(now);
    expect(policyRows({ Warranty: "2 years" }, now)).toEqual([{ topic: "Warranty", text: "2 years" }]);
  });
});

describe("forbiddenWords", () => {
  it("reads lines and lists in both languages, each word once", () => {
    expect(forbiddenWords("cheap, best  price\n\ncheap；秒杀、最 低")).toEqual(["cheap", "best price", "秒杀", "最 低"]);
    expect(forbiddenWords("x".repeat(101))).toEqual([]);
    expect(forbiddenWords(Array.from({ length: 600 }, (_, index) => `w${index}`).join("\n"))).toHaveLength(500);
  });
});

describe("the seller's own texts", () => {
  it("are kept once each, without blanks around them and within the writer's measure", () => {
    expect(keptSamples(["", " Hello.\n", "Hello.", "  "])).toEqual(["Hello."]);
    const many = keptSamples(Array.from({ length: 20 }, (_, index) => `${index} ${"x".repeat(3000)}`));
    expect([many.length, many[0]?.length]).toEqual([MOST_SAMPLES, LONGEST_SAMPLE]);
  });

  it("have a field each, and empty fields stay on the page until it is opened again", () => {
    expect(sampleRows()).toEqual([""]);
    expect(sampleRows(["a", "b"])).toEqual(["a", "b"]);
    const now = ["", "a", ""];
    expect(sampleRows(["a"], now)).toBe(now);
    expect(sampleRows(["b"], now)).toEqual(["b"]);
    expect(sampleRows([], [""])).toEqual([""]);
  });
});

describe("a settings file", () => {
  it("brings back what was saved", () => {
    const chosen = parsePreferences({ tone: "lively", length: "short", policies: { 退货: "7天" }, forbidden: ["便宜"], closing: "小米", samples: ["您好。\n\n今天发货。"] });
    expect(readSettingsFile(settingsFile(chosen))).toEqual(chosen);
  });

  it("that is none says so and changes nothing", () => {
    const file = (change: object): string => JSON.stringify({ format: "shopquill-settings", version: 1, settings: {}, ...change });
    for (const text of ["", "[]", "null", "{}", file({ format: "other" }), file({ settings: "tone" })]) expect(readSettingsFile(text), text).toBe("unreadable");
    expect(readSettingsFile(file({ version: 2 }))).toBe("newer");
    expect(readSettingsFile(" ".repeat(1_000_001))).toBe("too_large");
    const long = file({ settings: { policies: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`t${index}`, "x".repeat(2000)])), closing: "y".repeat(400), samples: Array.from({ length: 9 }, (_, index) => `${index}${"z".repeat(3000)}`) } });
    const read = readSettingsFile(long);
    expect(typeof read === "string" ? read : [Object.keys(read.policies ?? {}).length, read.policies?.t0?.length, read.closing?.length, read.samples?.map((text) => text.length)]).toEqual([100, 1000, 300, Array(8).fill(2000)]);
  });
});
