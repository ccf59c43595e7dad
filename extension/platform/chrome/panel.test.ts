import { afterEach, describe, expect, it, vi } from "vitest";
import { panelCode } from "../../src/content/panel-code";
import { loadPanel, panelHere } from "./panel";

/** As in Chrome, an orphaned script's every call throws. */
const stub = (id: string | undefined): void =>
  void vi.stubGlobal("chrome", {
    runtime: {
      id,
      getURL: (): string => {
        if (id === undefined) throw new Error("Extension context invalidated.");
        return "data:text/javascript,throw 1";
      },
    },
  });

afterEach(() => {
  vi.unstubAllGlobals();
  globalThis.shopquillPanel = undefined;
});

describe("loadPanel", () => {
  it("takes the panel that was registered with the content script", async () => {
    stub("ownid");
    expect(panelHere()).toBeUndefined();
    globalThis.shopquillPanel = panelCode;
    expect(panelHere()).toBe(panelCode);
    expect(await loadPanel()).toBe(panelCode);
  });

  it("tells an updated extension from a broken one", async () => {
    stub(undefined);
    await expect(loadPanel()).rejects.toMatchObject({ code: "extension_updated" });
    stub("ownid");
    await expect(loadPanel()).rejects.toMatchObject({ code: "missing_module" });
  });
});
