import { describe, expect, it } from "vitest";
import en from "../../../_locales/en/messages.json";
import zh from "../../../_locales/zh_CN/messages.json";
import type { FigureFinding, FindingKind } from "../../schema/index";
import { fill, type Translate } from "../../ui/messages";
import { findingText } from "./finding-text";
import { metricText } from "./metric-text";

const english: Translate = (key, ...parts) => fill(en[key].message, parts);
const chinese: Translate = (key, ...parts) => fill(zh[key].message, parts);

const rise: FigureFinding = {
  kind: "rise",
  metric: "views",
  period: { from: "2026-03-08", to: "2026-03-14", sessions: [7, 8, 9, 10, 11, 12, 13] },
  before: { from: "2026-03-01", to: "2026-03-07", sessions: [0, 1, 2, 3, 4, 5, 6] },
  value: 1511,
  compared: 1020,
  change: 0.4814,
};

describe("a finding's sentence", () => {
  it("names both periods and both figures", () => {
    expect(findingText(rise, english, "en")).toBe("Views: up 48%. On average 1,511 in 2026-03-08 – 2026-03-14, after 1,020 in 2026-03-01 – 2026-03-07.");
    expect(findingText({ ...rise, kind: "fall", change: -0.2 }, english, "en")).toContain("down 20%");
    expect(findingText(rise, chinese, "zh-CN")).toBe("观看：上升48%。2026-03-08 – 2026-03-14 平均 1,511，此前 2026-03-01 – 2026-03-07 平均 1,020。");
  });

  it("names the one session and what it is compared with", () => {
    const best: FigureFinding = { kind: "best", metric: "conversion", period: { from: "Friday", to: "Friday", sessions: [4] }, value: 0.0412, compared: 0.03, change: 0.37 };
    expect(findingText(best, english, "en")).toBe("Orders per click: highest in Friday with 4.12%. The average is 3%.");
  });

  it("has its words for every kind in both languages, with every number in them", () => {
    for (const kind of ["rise", "fall", "best", "worst", "high", "low"] satisfies FindingKind[]) {
      for (const t of [english, chinese]) {
        const sentence = findingText(kind === "rise" || kind === "fall" ? { ...rise, kind } : { ...rise, kind, before: undefined }, t, "en");
        for (const part of ["1,511", "1,020", "2026-03-14"]) expect(sentence).toContain(part);
      }
    }
  });
});

describe("a figure", () => {
  it("is written as what it is", () => {
    expect(metricText("revenue", 1234567.8, "en")).toBe("1,234,568");
    expect(metricText("order-value", 39.9, "en")).toBe("39.9");
    expect(metricText("click-rate", 0.0523, "en")).toBe("5.23%");
    expect(metricText("watch-time", 5400, "en")).toBe("1.5 hr");
    expect(metricText("watch-time-per-view", 45, "zh-CN")).toBe("45秒");
  });
});
