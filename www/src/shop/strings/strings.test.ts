import { describe, expect, it } from "vitest";
import { en } from "./en";
import { wordsFor } from "./strings";
import { zh } from "./zh";

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

describe("interface texts", () => {
  it("say the same in both languages, with the same places to fill", () => {
    const keys = Object.keys(en).filter((key) => !key.endsWith("_one")) as (keyof typeof zh)[];
    expect(Object.keys(zh).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(holes(zh[key] ?? "")).toEqual(holes((en as Record<string, string>)[key] ?? ""));
  });

  it("knows one from many", () => {
    const { t } = wordsFor("en");
    expect(t("starsRow", { n: 1 })).toBe("1 star");
    expect(t("starsRow", { n: 2 })).toBe("2 stars");
    expect(wordsFor("zh").t("starsRow", { n: 1 })).toBe("1 星");
  });

  it("shows money in the listing's currency and an unfinished price as typed", () => {
    const { money } = wordsFor("en");
    expect(money("59.00", "en")).toBe("$59.00");
    expect(money("329", "zh")).toBe("¥329.00");
    expect(money("soon", "en")).toBe("soon");
    expect(money("", "en")).toBe("");
  });

  it("says how long ago in words", () => {
    const { ago } = wordsFor("en");
    expect(ago(Date.now() - 5 * 60_000)).toBe("5 minutes ago");
    expect(ago(Date.now() - 26 * 3_600_000)).toBe("yesterday");
    expect(ago(Date.now() + 60_000)).toBe("this minute");
  });
});
