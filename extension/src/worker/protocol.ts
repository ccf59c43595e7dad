// The messages between a page that owns the worker and the worker that owns the model.
// The extension's offscreen document and the demo site speak exactly the same words.
import type { Job, JobResult } from "../schema/index";
import type { Reason } from "./trial";

/** A failure as it travels: a stable snake_case code (see `_locales`, `error_<code>`) and a sentence for developers. */
export interface WireError {
  code: string;
  message: string;
}

export type Backend = "cpu" | "webgpu";

/** `auto` tries both once and takes the faster; `gpu` takes the GPU where there is one, and `webgpu` takes nothing else. */
export type BackendChoice = Backend | "auto" | "gpu";

export type ToWorker =
  | { type: "load"; modelUrl: string; wasmUrl?: string; threads?: number; backend?: BackendChoice }
  | { type: "write"; job: string; request: Job }
  | { type: "embed"; job: string; texts: readonly string[] }
  | ({ type: "bench"; job: string } & BenchRun)
  | { type: "cancel"; job: string }
  | { type: "unload" };

export type FromWorker =
  | ({ type: "status" } & WorkerStatus)
  | { type: "piece"; job: string; candidate: number; text: string }
  | { type: "done"; job: string; result: JobResult; stats: JobStats }
  | { type: "embedded"; job: string; vectors: number[][] }
  | { type: "bench"; job: string; numbers: BenchNumbers }
  | { type: "error"; job?: string; error: WireError };

/** Where the model stands. `loaded` and `total` are bytes and are present while it loads. */
export interface WorkerStatus {
  state: "empty" | "loading" | "ready" | "failed";
  loaded?: number;
  total?: number;
  threads?: number;
  simd?: string;
  backend?: Backend;
  /** Why this backend. */
  reason?: Reason;
  memoryBytes?: number;
  error?: WireError;
}

export interface JobStats {
  firstTokenMs: number;
  totalMs: number;
  promptTokens: number;
  generatedTokens: number;
  tokensPerSecond: number;
}

/** What `window.shopquillBench` resolves to; the contract is in ARCHITECTURE.md. */
/** A greedy run of raw text without an early end. */
export interface BenchRun {
  readonly prompt: string;
  readonly maxTokens: number;
  /** False computes every token by itself; the text is the same. */
  readonly drafts?: boolean | undefined;
  /** Whether to tell for each token which was next to it. */
  readonly runnersUp?: boolean | undefined;
}

export interface BenchNumbers {
  loadMs: number;
  promptTokens: number;
  prefillTokensPerSecond: number;
  generatedTokens: number;
  decodeTokensPerSecond: number;
  firstTokenMs: number;
  text: string;
  tokenIds: number[];
  memoryBytes: number;
  backend: Backend;
  threads: number;
  simd: string;
  /** The second likeliest at each token, and how far behind it was in standard deviations of the logits. */
  runnersUp?: { id: number; behind: number }[];
}
