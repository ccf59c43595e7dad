import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import en from "../../_locales/en/messages.json";
import zh from "../../_locales/zh_CN/messages.json";
import type { Check } from "../schema/index";
import { errorKey, fill } from "./messages";
import { PANEL_KEYS } from "./panel-keys";
import { positionPanel } from "./panel/position";
import { quote, segments, utf16Offsets } from "./spans";

const EXTENSION = path.join(import.meta.dirname, "../..");
const keys = Object.keys(en);
const places = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].sort();

describe("_locales", () => {
  const sources = readdirSync(EXTENSION, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(tsx?|json|html)$/.test(file) && !/^(dist|_locales|test)|\.test\./.test(file))
    .map((file) => readFileSync(path.join(EXTENSION, file), "utf8"))
    .join("\n");

  it("hold the same keys, all filled, with the same places", () => {
    expect(Object.keys(zh)).toEqual(keys);
    for (const key of keys as (keyof typeof en)[]) {
      expect(en[key].message.trim(), key).not.toBe("");
      expect(zh[key].message.trim(), key).not.toBe("");
      expect(places(zh[key].message), key).toEqual(places(en[key].message));
    }
  });

  it("hold every key that is used, and none that is not", () => {
    const used = new Set([...sources.matchAll(/\bt\("([a-z_]+)"/g), ...sources.matchAll(/__MSG_(\w+)__/g)].map((match) => match[1] ?? ""));
    for (const key of used) expect(keys).toContain(key);
    const built = /^(backend|error|task|fact|feeling|unit|tone|length|language|model|endpoint|campaign|product|column|metric|finding|options_import|options_phase|popup)_/;
    for (const key of keys) if (!built.test(key)) expect(sources.includes(`"${key}"`) || sources.includes(`__MSG_${key}__`), key).toBe(true);
  });

  it("know every sentence of the interface in pages", () => {
    for (const key of PANEL_KEYS) expect(keys).toContain(key);
    expect(new Set(PANEL_KEYS).size).toBe(PANEL_KEYS.length);
  });

  it("name the buttons as the contract says", () => {
    expect([en.generate_title, en.generate_description, en.suggest_reply].map(({ message }) => message)).toEqual(["Generate title", "Generate description", "Suggest reply"]);
    expect([zh.generate_title, zh.generate_description, zh.suggest_reply].map(({ message }) => message)).toEqual(["生成标题", "生成描述", "回复建议"]);
    expect([en.insert, en.undo, en.regenerate, en.copy, en.stop].map(({ message }) => message)).toEqual(["Insert", "Undo", "Regenerate", "Copy", "Stop"]);
  });

  it("have a sentence for every error a job can end in", () => {
    const codes = "bad_job unknown_task missing_facts too_long context_too_long cancelled out_of_memory bad_model unsupported_architecture checksum_mismatch nothing_usable worker_lost busy extension_updated";
    for (const code of codes.split(" ")) expect(errorKey(code)).toBe(`error_${code}`);
    expect(errorKey("something_new")).toBe("error_internal");
    expect(errorKey("toString")).toBe("error_internal");
  });

  it("fill their places, also with what looks like one", () => {
    expect(fill("$1 of $2", ["$2", 7])).toBe("$2 of 7");
    expect(fill("$1 of $2", ["x"])).toBe("x of ");
  });
});

describe("spans", () => {
  const check = (start: number, end: number, severity: Check["severity"] = "warn", rule = "r"): Check => ({ rule, span: [start, end], severity, reason: "why" });
  const shown = (text: string, checks: Check[]): [string, string | undefined][] => segments(text, checks).map((part) => [part.text, part.severity]);

  it("count characters, not UTF-16 units", () => {
    expect(utf16Offsets("a🙂灯")).toEqual([0, 1, 3, 4]);
    expect(shown("🙂🙂 12 小时", [check(3, 5)])).toEqual([
      ["🙂🙂 ", undefined],
      ["12", "warn"],
      [" 小时", undefined],
    ]);
    expect(quote("👩‍🚀 lamp", check(4, 8))).toBe("lamp");
  });

  it("draw overlapping checks with the graver one on top", () => {
    expect(shown("abcdef", [check(0, 4, "info"), check(2, 6, "block")])).toEqual([
      ["ab", "info"],
      ["cd", "block"],
      ["ef", "block"],
    ]);
  });

  it("survive spans that are empty, reversed or beyond the text", () => {
    expect(shown("abc", [check(1, 1), check(2, 1), check(2, 99), check(50, 60)])).toEqual([
      ["ab", undefined],
      ["c", "warn"],
    ]);
    expect(segments("", [check(0, 3)])).toEqual([]);
  });

  it("join to the text they came from", () => {
    const text = "家🏡 home — ok";
    expect(segments(text, [check(1, 2), check(4, 9)]).map((part) => part.text).join("")).toBe(text);
  });
});

describe("positionPanel", () => {
  const view = { width: 1000, height: 800 };
  const panel = { width: 400, height: 300 };
  const anchor = (top: number, left: number) => ({ top, bottom: top + 30, left, right: left + 100 });

  const place = (at: ReturnType<typeof anchor>, ...rest: [typeof panel, typeof view, boolean]) => positionPanel(at, at, ...rest);

  it("leaves the field free if there is room above it", () => {
    const field = { top: 350, bottom: 690, left: 50, right: 600 };
    expect(positionPanel(anchor(700, 50), field, panel, view, false).top).toBe(42);
    expect(positionPanel(anchor(700, 50), { ...field, top: 200 }, panel, view, false).top).toBe(392);
  });

  it("goes below, above when there is no room, and never off the window", () => {
    expect(place(anchor(100, 50), panel, view, false)).toEqual({ top: 138, left: 50 });
    expect(place(anchor(700, 50), panel, view, false)).toEqual({ top: 392, left: 50 });
    expect(place(anchor(250, 900), panel, { width: 1000, height: 400 }, false)).toEqual({ top: 88, left: 588 });
    expect(place(anchor(-500, -500), panel, view, false)).toEqual({ top: 12, left: 12 });
  });

  it("lines up with the button's other edge where text runs right to left", () => {
    expect(place(anchor(100, 500), panel, view, true).left).toBe(200);
  });
});
