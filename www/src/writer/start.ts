// Decides who writes on the demo page: the extension, if it marks the page in time, else a client of our own.

import { startContent, type Started } from "../../../extension/src/content/start";
import { LocalWorkerClient } from "../../../extension/src/worker/local-client";
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
  private client: LocalWorkerClient | undefined;
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
    this.client = new LocalWorkerClient({ workerUrl: new URL("dist/worker.js", document.baseURI), modelUrl: "model/model.gguf" });
    this.client.status((status) => this.banner.showStatus(status));
    this.restart();
  }

  private restart(): void {
    this.started?.stop();
    if (this.client) this.started = startContent({ client: this.client, locale: this.language === "zh" ? "zh_CN" : "en" });
  }

  private yieldToExtension(): void {
    this.started?.stop();
    this.client?.close();
    this.started = this.client = undefined;
    this.banner.showExtension();
  }
}
