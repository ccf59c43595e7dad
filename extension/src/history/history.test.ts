import { describe, expect, it } from "vitest";
import { admitUse } from "../background/record-use";
import type { HistoryEntry } from "./history-store";
import { searchEntries } from "./search-entries";

const entry = (id: number, text: string, about = "desk lamp"): HistoryEntry => ({ id, at: id, task: "title", lang: "en", about, place: "shop.example", text });

describe("searchEntries", () => {
  const entries = [entry(1, "Matte Black Desk Lamp"), entry(2, "护眼台灯 三档调光", "台灯"), entry(3, "ＵＳＢ charger", "charger")];
  const found = (query: string): number[] => searchEntries(entries, query).map(({ id }) => id);

  it("wants every word, in any place and either width", () => {
    expect(found("black LAMP")).toEqual([1]);
    expect(found("lamp charger")).toEqual([]);
    expect(found("台灯 调光")).toEqual([2]);
    expect(found("usb")).toEqual([3]);
    expect(found("shop.example")).toEqual([1, 2, 3]);
    expect(found("  ")).toEqual([1, 2, 3]);
  });
});

describe("admitUse", () => {
  const used = { task: "reply", lang: "en", about: "Where is it?", text: "Hello, it ships tomorrow." };

  it("takes a used text, with the fields it has and no others", () => {
    expect(admitUse({ used: { ...used, place: "forged.example", id: 7 } })).toEqual(used);
    expect(admitUse({ used: { ...used, about: "x".repeat(500) } })?.about).toHaveLength(200);
  });

  it("takes nothing else", () => {
    for (const bad of [undefined, null, "used", {}, { used: null }, { used: { ...used, text: "" } }, { used: { ...used, text: 3 } }, { used: { ...used, text: "x".repeat(100_001) } }, { used: { ...used, lang: "x".repeat(11) } }]) expect(admitUse(bad)).toBeUndefined();
  });
});
