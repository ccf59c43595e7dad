// The form and the table of bench.html.

import { h } from "../shop/element";
import { field, select } from "../shop/controls";
import type { Backend, BenchNumbers, WorkerStatus } from "../../../extension/src/worker/protocol";
import type { BenchPageOptions } from "./options";

const defaultPrompt =
  "Write a product description. Product: desk lamp. Brand: Halden. Color: matte black. Material: aluminium. Power: 9 W LED.\nDescription:";

export class BenchForm {
  private readonly modelUrl = h("input", { id: "bench-model", type: "text", value: "model/model.gguf", spellcheck: "false" });
  private readonly threads = h("input", { id: "bench-threads", type: "number", min: 1, max: 64, value: defaultThreads() });
  private readonly maxTokens = h("input", { id: "bench-tokens", type: "number", min: 1, max: 2048, value: 64 });
  private readonly backend = select("bench-backend", [["cpu", "CPU (WebAssembly)"], ["webgpu", "WebGPU"]], "cpu");
  private readonly prompt = h("textarea", { id: "bench-prompt", rows: 4, value: defaultPrompt });
  private readonly status = h("p", { class: "hint", id: "bench-status", role: "status" });
  private readonly runButton = h("button", { type: "submit", class: "button primary", id: "bench-run" }, "Run");
  private readonly rows = h("tbody", {});
  private readonly text = h("pre", { id: "bench-text", class: "bench-text", tabindex: 0, "aria-label": "Text of the last run" });

  constructor(private readonly run: (options: BenchPageOptions) => Promise<BenchNumbers>) {}

  start(root: HTMLElement | null): void {
    const form = h(
      "form",
      { class: "card bench-form", onsubmit: (event: Event) => { event.preventDefault(); void this.submit(); } },
      field("Model address", this.modelUrl),
      h("div", { class: "bench-row" }, field("Threads", this.threads), field("Tokens", this.maxTokens), field("Backend", this.backend)),
      field("Prompt, taken as raw text", this.prompt),
      h("div", { class: "bench-actions" }, this.status, this.runButton),
    );
    const heads = ["Model", "Backend", "Load", "Prompt", "Prefill", "Output", "Decode", "First token", "Memory"];
    const table = h(
      "table",
      { id: "bench-results" },
      h("caption", { class: "visually-hidden" }, "Results of the runs on this page"),
      h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)))),
      this.rows,
    );
    root?.replaceChildren(form, h("div", { class: "card bench-table" }, table), this.text);
  }

  /** Where the model of the present run stands. */
  showStatus({ state, loaded, total }: WorkerStatus): void {
    const percent = loaded !== undefined && total ? ` ${Math.floor((100 * loaded) / total)}%` : "";
    this.status.textContent = { empty: "", loading: `Loading the model${percent}`, ready: "Running", failed: "The model could not be loaded" }[state];
  }

  private async submit(): Promise<void> {
    this.runButton.disabled = true;
    try {
      const options: BenchPageOptions = {
        modelUrl: this.modelUrl.value,
        threads: Number(this.threads.value),
        backend: this.backend.value as Backend,
        prompt: this.prompt.value,
        maxTokens: Number(this.maxTokens.value),
      };
      const numbers = await this.run(options);
      this.rows.append(resultRow(options.modelUrl, numbers));
      this.text.textContent = numbers.text;
      this.status.textContent = "Done";
    } catch (error) {
      const { code = "internal", message = "" } = error as { code?: string; message?: string };
      this.status.textContent = message && message !== code ? `${code}: ${message}` : code;
    } finally {
      this.runButton.disabled = false;
    }
  }
}

function resultRow(modelUrl: string, numbers: BenchNumbers): HTMLTableRowElement {
  const rate = (perSecond: number): string => `${perSecond.toFixed(1)} tok/s`;
  const cells = [
    modelUrl.split("/").pop() ?? modelUrl,
    `${numbers.backend}, ${numbers.simd}, ${numbers.threads} thr.`,
    `${(numbers.loadMs / 1000).toFixed(2)} s`,
    `${numbers.promptTokens} tok`,
    rate(numbers.prefillTokensPerSecond),
    `${numbers.generatedTokens} tok`,
    rate(numbers.decodeTokensPerSecond),
    `${Math.round(numbers.firstTokenMs)} ms`,
    `${Math.round(numbers.memoryBytes / 1e6)} MB`,
  ];
  return h("tr", {}, ...cells.map((cell) => h("td", {}, cell)));
}

// Without isolation there is no shared memory, so more threads would not start.
function defaultThreads(): number {
  return window.crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency || 1) : 1;
}
