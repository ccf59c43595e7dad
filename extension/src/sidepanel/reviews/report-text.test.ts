import { describe, expect, it } from "vitest";
import en from "../../../_locales/en/messages.json";
import type { ReviewReport } from "../../schema/index";
import { fill, type Translate } from "../../ui/messages";
import { reportMarkdown, reportTable } from "./report-text";

const t: Translate = (key, ...parts) => fill(en[key].message, parts);
const figure = (...reviews: number[]) => ({ count: reviews.length, reviews });
const report: ReviewReport = {
  total: 3,
  feelings: { positive: figure(0), neutral: figure(), negative: figure(1, 2) },
  unread: figure(),
  stars: { mean: 2.333, figure: figure(0, 1, 2) },
  months: [{ month: "2026-03", feelings: { positive: figure(0), neutral: figure(), negative: figure(1, 2) } }],
  aspects: [{ name: "cable", names: ["cable"], feelings: { positive: figure(), neutral: figure(), negative: figure(1, 2) }, quotes: [{ text: "far *too* short", review: 1, sentiment: "negative" }] }],
  problems: [{ name: "cable", figure: figure(1, 2), quotes: [{ text: "far *too* short\n| broke", review: 1 }] }],
  needs: [],
  buyers: [{ name: "for my son", figure: figure(0), quotes: [] }],
  uses: [],
};

describe("reportTable", () => {
  it("holds every figure in a row as wide as the header", () => {
    const { header, rows } = reportTable(report, t);
    expect(header).toEqual(["Part", "Name", "Happy", "Mixed", "Unhappy", "Reviews", "Quotes"]);
    expect(rows).toEqual([
      ["How buyers feel", "", "1", "0", "2", "3", ""],
      ["Month by month", "2026-03", "1", "0", "2", "", ""],
      ["What they speak of", "cable", "0", "0", "2", "", "far *too* short"],
      ["What goes wrong", "cable", "", "", "", "2", "far *too* short\n| broke"],
      ["Whom they buy for", "for my son", "", "", "", "1", ""],
    ]);
  });
});

describe("reportMarkdown", () => {
  it("holds the figures, leaves empty parts out, and takes no word of a buyer for markup", () => {
    const text = reportMarkdown(report, t);
    expect(text).toContain("# What 3 reviews say\n\n- Happy: 1\n- Mixed: 0\n- Unhappy: 2\n\n2.3 stars on average, from 3 reviews");
    expect(text).toContain("| Aspect | Happy | Mixed | Unhappy |\n| --- | --- | --- | --- |\n| cable | 0 | 0 | 2 |");
    expect(text).toContain("- **cable** (2 reviews)\n  > far \\*too\\* short \\| broke");
    expect(text).toContain("- **for my son** (1 review)");
    expect(text).not.toContain("What they miss");
    expect(text.endsWith("\n")).toBe(true);
  });
});
