// Decides who writes on the demo page: the extension, if it marks the page in time, else a client of our own.

import { startContent, type Started } from "../../../extension/src/content/start";
import { storedPreferences } from "../../../extension/src/content/stored-preferences";
import { connectWriter, watchEngine } from "../../../extension/platform/site/own-engine";
import type { EngineWatch } from "../../../extension/src/ui/pages/engine-watch";
import type { Language } from "../shop/types";
import type { WriterBanner } from "./banner";

// Content scripts start when the document is idle, which on a busy machine comes well after our own script.
const extensionGraceMs = 1500;

export interface Writer {
  setLanguage(language: Language): void;
}

export function startWriter(banner: WriterBanner): Writer {
  const writer = new DemoWriter(banner);
  writer.watch();
  return writer;
}

class DemoWriter implements Writer {
  private readonly preferences = storedPreferences();
  private engine: EngineWatch | undefined;
  private started: Started | undefined;
  private language: Language = "en";

  constructor(private readonly banner: WriterBanner) {}

  watch(): void {
    const html = document.documentElement;
    const check = (): void => {
      if (html.dataset.shopquill === "extension") this.yieldToExtension();
    };
    // It may also come later: installed or reloaded while the page is open.
    new MutationObserver(check).observe(html, { attributeFilter: ["data-shopquill"] });
    check();
    window.setTimeout(() => {
      if (html.dataset.shopquill !== "extension") this.startOwn();
    }, extensionGraceMs);
  }

  setLanguage(language: Language): void {
    this.language = language;
    if (this.started) this.restart();
  }

  private startOwn(): void {
    document.documentElement.dataset.shopquill = "demo";
    this.engine = watchEngine((status) => this.banner.showStatus(status));
    this.restart();
  }

  private restart(): void {
    this.started?.stop();
    if (this.engine) this.started = startContent({ client: connectWriter(), preferences: this.preferences, locale: this.language === "zh" ? "zh_CN" : "en" });
  }

  private yieldToExtension(): void {
    this.started?.stop();
    this.engine?.unload();
    this.started = this.engine = undefined;
    this.banner.showExtension();
  }
}
