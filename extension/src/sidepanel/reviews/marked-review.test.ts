import { describe, expect, it } from "vitest";
import { markedParts } from "./marked-review";

const shown = (text: string, quotes: string[]): string => markedParts(text, quotes).map((part) => (part.marked ? `[${part.text}]` : part.text)).join("");

describe("markedParts", () => {
  it("marks quotes in the order of the text", () => {
    expect(shown("Nice colour, but the zip sticks.", ["the zip sticks", "Nice colour"])).toBe("[Nice colour], but [the zip sticks].");
  });

  it("joins quotes that overlap or touch", () => {
    expect(shown("very bright light", ["very bright", "bright light"])).toBe("[very bright light]");
    expect(shown("abc", ["a", "b", "abc"])).toBe("[abc]");
  });

  it("never changes the text", () => {
    const text = "灯很亮👍，不刺眼";
    for (const quotes of [[], [""], ["not there"], ["灯很亮"], ["👍"], [text]]) expect(markedParts(text, quotes).map((part) => part.text).join("")).toBe(text);
    expect(shown(text, ["not there", " 不刺眼 "])).toBe("灯很亮👍，[不刺眼]");
  });
});
