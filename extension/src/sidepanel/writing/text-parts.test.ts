import { describe, expect, it } from "vitest";
import type { Check } from "../../schema/index";
import { textParts } from "./text-parts";

const check = (start: number, end: number): Check => ({ rule: "unsupported-number", span: [start, end], severity: "warn", reason: "not given" });

describe("a text's parts", () => {
  it("carry their labels and their marks", () => {
    const text = "Post: 🌿 new lamp\nAd: 42 cm lamp\nEmail subject: Lamp";
    // The leaf is one scalar value and two UTF-16 units.
    const at = text.indexOf("42") - 1;
    const parts = textParts({ text, checks: [check(at, at + 5)] }, true);
    expect(parts.map(({ label, text }) => [label, text])).toEqual([
      ["Post", "🌿 new lamp"],
      ["Ad", "42 cm lamp"],
      ["Email subject", "Lamp"],
    ]);
    expect(parts.map(({ checks }) => checks.map(({ span }) => span))).toEqual([[], [[0, 5]], []]);
  });

  it("of a Chinese text stand behind a wide colon", () => {
    expect(textParts({ text: "开场：大家好\n卖点：白色，高42厘米。", checks: [] }, true).map(({ label }) => label)).toEqual(["开场", "卖点"]);
  });

  it("without labels are paragraphs, and a time is no label", () => {
    expect(textParts({ text: "At 20:00 we go live.\n\nSee you", checks: [] }, true)).toEqual([
      { text: "At 20:00 we go live.", checks: [] },
      { text: "See you", checks: [] },
    ]);
  });

  it("keep their colons where no parts are named", () => {
    expect(textParts({ text: "For readers: a lamp in oak.", checks: [] }, false)).toEqual([{ text: "For readers: a lamp in oak.", checks: [] }]);
  });

  it("share a mark that runs over their border", () => {
    const parts = textParts({ text: "A: one\nB: two", checks: [check(3, 13)] }, true);
    expect(parts.map(({ checks }) => checks[0]?.span)).toEqual([
      [0, 3],
      [0, 3],
    ]);
  });
});
