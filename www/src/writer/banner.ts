// The strip above every page that says who writes here and where the model stands.

import type { WorkerStatus } from "../../../extension/src/worker/protocol";
import { h, type Child } from "../shop/element";
import { icon } from "../shop/icon";
import type { Words } from "../shop/strings/strings";

type Shown = { by: "nobody" } | { by: "extension" } | { by: "demo"; status: WorkerStatus };

export class WriterBanner {
  readonly element = h("div", { class: "writer-banner", id: "writer-banner", role: "status", hidden: true });
  private words: Words | undefined;
  private shown: Shown = { by: "nobody" };

  setWords(words: Words): void {
    this.words = words;
    this.draw();
  }

  showExtension(): void {
    this.shown = { by: "extension" };
    this.draw();
  }

  showStatus(status: WorkerStatus): void {
    this.shown = { by: "demo", status };
    this.draw();
  }

  private draw(): void {
    const { words, shown } = this;
    this.element.hidden = words === undefined || shown.by === "nobody";
    if (!words || shown.by === "nobody") return;
    this.element.dataset.state = shown.by === "demo" ? shown.status.state : "extension";
    const parts = shown.by === "demo" ? statusParts(words, shown.status) : [words.t("writerExtension")];
    this.element.replaceChildren(icon("quill"), h("strong", {}, words.t("writerTitle")), ...nodes(parts));
  }
}

function statusParts({ t }: Words, status: WorkerStatus): Child[] {
  if (status.state === "empty") return [t("writerSleeping")];
  if (status.state === "failed") return [t("writerFailed", { code: status.error?.code ?? "internal" })];
  if (status.state === "ready") return [[t("writerReady"), readyFacts(t, status)].join(" ")];
  if (!status.total) return [t("writerStarting"), h("progress", { "aria-label": t("writerStarting") })];
  const percent = Math.floor((100 * (status.loaded ?? 0)) / status.total);
  const text = t("writerLoading", { percent });
  return [text, h("progress", { value: percent, max: 100, "aria-label": text })];
}

function readyFacts(t: Words["t"], { threads, memoryBytes }: WorkerStatus): string {
  const facts = [
    threads === undefined ? "" : t("writerThreads", { n: threads }),
    memoryBytes ? `${Math.round(memoryBytes / 1e6)} MB` : "",
  ].filter(Boolean);
  return facts.length ? `(${facts.join(", ")})` : "";
}

function nodes(parts: Child[]): Node[] {
  return parts.map((part) => (part instanceof Node ? part : h("span", {}, part)));
}
