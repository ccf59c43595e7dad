import { describe, expect, it } from "vitest";
import type { AspectGroup, ReviewEntry } from "../../schema/index";
import { ofAspect, ofFinding, ofReviews } from "./evidence";

const figure = (...reviews: number[]) => ({ count: reviews.length, reviews });
const entry = (review: string, aspect: string, sentiment: "positive" | "negative", quote: string): ReviewEntry => ({ review, result: { id: "j", candidates: [], aspects: [{ aspect, sentiment, quote }] } });

describe("evidence", () => {
  const entries = [entry("The cord is short.", "cord", "negative", "cord is short"), entry("A sturdy cable.", "cable", "positive", "sturdy cable"), entry("The cable broke.", "cable", "negative", "cable broke")];
  const group: AspectGroup = {
    name: "cable",
    names: ["cable", "cord"],
    feelings: { positive: figure(1), neutral: figure(), negative: figure(0, 2) },
    quotes: [
      { text: "cord is short", review: 0, sentiment: "negative" },
      { text: "sturdy cable", review: 1, sentiment: "positive" },
    ],
  };

  it("of a thing's one side names its reviews and marks every word on it, under whatever name", () => {
    const { title, reviews, quotesIn } = ofAspect(group, "negative", entries, "cable: unhappy");
    expect({ title, reviews }).toEqual({ title: "cable: unhappy", reviews: [0, 2] });
    expect(quotesIn(0)).toContain("cord is short");
    // The report holds a few quotes only; the entry has this one.
    expect(quotesIn(2)).toEqual(["cable broke"]);
    expect(quotesIn(1)).toEqual([]);
  });

  it("of a finding marks each quote in its own review", () => {
    const { title, reviews, quotesIn } = ofFinding({ name: "a longer cable", figure: figure(0, 2), quotes: [{ text: "is short", review: 0 }] });
    expect({ title, reviews, first: quotesIn(0), third: quotesIn(2) }).toEqual({ title: "a longer cable", reviews: [0, 2], first: ["is short"], third: [] });
  });

  it("of whole reviews marks nothing", () => {
    expect(ofReviews("Happy", [1]).quotesIn(1)).toEqual([]);
  });
});
