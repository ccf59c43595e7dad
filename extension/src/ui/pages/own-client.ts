// The writer as the extension's own pages use it, with what the seller has set for every text. Tone, length and platform are
// not among it, as those pages ask for them.
import { connectWriter } from "#platform/own-engine";
import { loadPreferences } from "../../options/preferences";
import type { Job, JobResult } from "../../schema/index";
import type { Embedder, UsedText, WriteEvents, WriterClient } from "../../worker/client";
import type { WorkerStatus } from "../../worker/protocol";

const SHARED: readonly (keyof Job)[] = ["policies", "forbidden", "closing", "samples"];

/** A client that adds the seller's settings; what the job says itself comes first. */
export class OwnClient implements WriterClient, Embedder {
  readonly #writer = connectWriter();

  async write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult> {
    const settings = Object.entries(await loadPreferences()).filter(([name]) => SHARED.some((shared) => shared === name));
    return this.#writer.write({ ...Object.fromEntries(settings), ...request }, on, signal);
  }

  embed(texts: readonly string[], onStatus: (status: WorkerStatus) => void, signal: AbortSignal): Promise<number[][]> {
    return this.#writer.embed(texts, onStatus, signal);
  }

  status(callback: (status: WorkerStatus) => void): () => void {
    return this.#writer.status(callback);
  }

  used(text: UsedText): void {
    this.#writer.used?.(text);
  }
}
