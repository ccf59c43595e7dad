import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openPage } from "../../../test/saved-page";
import { adapters } from "./index";
import { demo } from "./demo";
import { hostMatches } from "./host-matches";
import type { Adapter, FieldTask, FoundField, Page } from "./adapter";

const NOT_ADAPTERS = new Set(["adapter.ts", "index.ts", "host-matches.ts", "by-selectors.ts", "fields-by-selectors.ts", "facts-by-selectors.ts", "messages-by-selectors.ts"]);

function field(adapter: Adapter, page: Page, task: FieldTask): FoundField {
  const found = adapter.findFields(page).find((one) => one.task === task);
  if (!found) throw new Error(`no ${task} field`);
  return found;
}

describe("registry", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !NOT_ADAPTERS.has(file));

  it("has every adapter file, under its own name, with a saved page", () => {
    expect(adapters.map(({ id }) => id).sort()).toEqual(files.map((file) => file.replace(".ts", "")).sort());
    const saved = readdirSync(path.join(import.meta.dirname, "../../../../tests/dashboards"));
    for (const { id } of adapters) expect(saved).toContain(id);
  });

  it("asks the generic adapter last", () => {
    expect(adapters.at(-1)?.id).toBe("generic");
  });
});

describe("hostMatches", () => {
  it("compares whole names", () => {
    expect(hostMatches("shop.example.com", ["*.example.com"])).toBe(true);
    expect(hostMatches("example.com.evil.net", ["*.example.com", "example.com"])).toBe(false);
    expect(hostMatches("evil-example.com", ["*.example.com"])).toBe(false);
  });

  it("knows one company's shops in all countries", () => {
    for (const host of ["www.example.com", "www.example.de", "www.example.co.uk", "www.example.com.au"]) expect(hostMatches(host, ["www.example.*"])).toBe(true);
    for (const host of ["www.example.evil.net", "www.example.com.evil.net", "www.example", "example.com"]) expect(hostMatches(host, ["www.example.*"])).toBe(false);
  });
});

describe("demo", () => {
  it("knows its own shop only", () => {
    expect(demo.detect(openPage("demo/product"))).toBe(true);
    expect(demo.detect(openPage("generic/self-hosted"))).toBe(false);
  });

  it("reads the whole product form", () => {
    const page = openPage("demo/product");
    const title = field(demo, page, "title");
    expect(title.limit).toEqual({ max: 80, unit: "chars" });
    expect(demo.readProduct(page, title)).toEqual({
      name: "Lumo desk lamp",
      brand: "Lumo",
      category: "Desk lamps",
      price: "39.90",
      tags: ["desk", "LED", "study"],
      notes: "Folds flat.",
      attributes: { Color: "white" },
      existing: { title: "Lumo desk lamp", description: "A lamp." },
    });
  });

  it("reads a thread and its order", () => {
    const page = openPage("demo/thread");
    expect(demo.findFields(page).map(({ task }) => task)).toEqual(["reply"]);
    expect(demo.readConversation(page, field(demo, page, "reply"))).toEqual({
      message: "周五前能到吗？",
      thread: [
        { from: "buyer", text: "你好，灯什么时候发货？" },
        { from: "seller", text: "您好，请稍等。" },
      ],
      facts: { 订单: "3391", 状态: "明天发货" },
    });
  });
});
