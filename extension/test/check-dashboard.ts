// What every adapter of a known dashboard has to show on its saved pages.
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Adapter, Conversation, FieldTask } from "../src/content/adapters/adapter";
import { hostMatches } from "../src/content/adapters/host-matches";
import { fieldText } from "../src/content/page/field-value";
import { isVisible } from "../src/content/page/visible";
import { PLATFORM_IDS, type Product } from "../src/schema/index";
import { openLivePage } from "./live-page";

export interface SavedDashboard {
  /** Its file in tests/dashboards, without the ending. */
  readonly page: string;
  readonly url: string;
  /** What each field holds now. */
  readonly fields: Partial<Record<FieldTask, string>>;
  readonly limits?: Partial<Record<FieldTask, number>>;
  readonly product?: Product;
  readonly conversation?: Conversation;
}

export interface Dashboard {
  readonly pages: readonly SavedDashboard[];
  /** Pages that are not its own: a saved page and an address. */
  readonly elsewhere: readonly (readonly [page: string, url: string])[];
}

const MANIFEST = JSON.parse(readFileSync(path.join(import.meta.dirname, "../manifest.json"), "utf8")) as chrome.runtime.ManifestV3;
const matches = MANIFEST.content_scripts?.flatMap((script) => script.matches ?? []) ?? [];

export function checkDashboard(adapter: Adapter, { pages, elsewhere }: Dashboard): void {
  beforeEach(() => document.getSelection()?.removeAllRanges());

  describe(adapter.id, () => {
    it("is a platform with rules of its own", () => {
      expect(PLATFORM_IDS).toContain(adapter.id);
      expect(adapter.platform).toBe(adapter.id);
    });

    it("runs where the manifest lets it", () => {
      for (const host of adapter.hosts) expect(matches.some((match) => hostMatches(hostOf(match), [host])), host).toBe(true);
      for (const { url } of pages) {
        const { hostname, pathname } = new URL(url);
        if (adapter.hosts.length > 0) expect(matches.some((match) => covers(match, hostname, pathname)), url).toBe(true);
      }
    });

    it.each(elsewhere)("leaves %s at %s alone", (page, url) => {
      expect(adapter.detect(openLivePage(page, url))).toBe(false);
    });

    it.each(pages)("reads $page", ({ page: name, url, fields, limits = {}, product, conversation }) => {
      const page = openLivePage(name, url);
      expect(adapter.detect(page)).toBe(true);
      const found = adapter.findFields(page);
      expect(Object.fromEntries(found.map(({ task, element }) => [task, fieldText(element)]))).toEqual(fields);
      expect(Object.fromEntries(found.flatMap(({ task, limit }) => (limit ? [[task, limit.max]] : [])))).toEqual(limits);
      for (const field of found) {
        const { task, element } = field;
        if (task === "reply") expect(adapter.readConversation(page, field)).toEqual(conversation);
        else expect(adapter.readProduct(page, field), task).toEqual(product);
        // A button in an editor's document would become part of the text.
        if (element.ownerDocument !== document) expect(adapter.placeButton?.(field)?.beside.ownerDocument).toBe(document);
        expect(isVisible(element)).toBe(true);
      }
    });

    if (adapter.hosts.length > 0) {
      it("finds fields by their names where its own selectors find nothing", () => {
        const { url } = pages[0] ?? { url: "" };
        const page = openLivePage("generic/self-hosted", url);
        expect(Object.fromEntries(adapter.findFields(page).map(({ task, element }) => [task, element.id]))).toEqual({ title: "title", description: "content" });
      });
    }
  });
}

function hostOf(match: string): string {
  return match.replace(/^https?:\/\//, "").replace(/\/.*$/, "").replace(/^\*\./, "any.");
}

function covers(match: string, hostname: string, pathname: string): boolean {
  const [, host = "", rest = ""] = /^https?:\/\/([^/]+)(\/.*)$/.exec(match) ?? [];
  return hostMatches(hostname, [host]) && new RegExp(`^${rest.split("*").map((part) => part.replace(/[.?+^$()|[\]{}\\]/g, "\\$&")).join(".*")}$`).test(pathname);
}
