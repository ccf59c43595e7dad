// What the content UI needs from whoever owns the model: the extension's port client or the demo site's local worker.
import type { Job, JobResult } from "../schema/index";
import type { WireError, WorkerStatus } from "./protocol";

export interface WriteEvents {
  /** `text` is the whole preview of that candidate so far. */
  piece(candidate: number, text: string): void;
  status(status: WorkerStatus): void;
}

/** A text that the seller has inserted or copied. */
export interface UsedText {
  readonly task: string;
  readonly lang: string;
  /** The product's name, the buyer's message or what else the text was written from. */
  readonly about: string;
  readonly text: string;
}

/** A text that was written for this job, or a part of one, as it is told to the history. */
export function usedText({ task, lang, product, message, facts }: Job, text: string): UsedText {
  return { task, lang, about: product?.name ?? message ?? Object.values(facts ?? {})[0] ?? "", text };
}

export interface WriterClient {
  /** Resolves with the ranked candidates, or rejects with a `WriterError`; aborting rejects with code `cancelled`. */
  write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult>;
  /** Calls back with the present status and every change; returns the way to stop listening. */
  status(callback: (status: WorkerStatus) => void): () => void;
  /** Told of each text that is used, where a history may be kept. */
  used?(text: UsedText): void;
}

/** A client that also says what texts are about. */
export interface Embedder {
  /** A vector for each text, which the wasm module's `similarProducts` compares; rejects as `write` does. */
  embed(texts: readonly string[], onStatus: (status: WorkerStatus) => void, signal: AbortSignal): Promise<number[][]>;
}

export class WriterError extends Error {
  override readonly name = "WriterError";

  constructor(
    readonly code: string,
    message: string = code,
  ) {
    super(message);
  }

  static from(error: unknown): WriterError {
    if (error instanceof WriterError) return error;
    const wire = error as Partial<WireError> | null;
    if (typeof wire?.code === "string" && typeof wire.message === "string") return new WriterError(wire.code, wire.message);
    return new WriterError("internal", error instanceof Error ? error.message : "unknown failure");
  }
}
