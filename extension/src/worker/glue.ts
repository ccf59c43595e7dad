// The wasm module's surface (crate/wasm), as its JavaScript glue exports it. The glue is loaded by address at run time and
// is no part of any bundle.
import type { BoughtTogether, FigureReport, Job, JobResult, Neighbour, ReviewEntry, ReviewReport, Table } from "../schema/index";
import type { Backend, BenchNumbers, BenchRun, JobStats } from "./protocol";

export interface Writer {
  write(request: Job, onPiece: (candidate: number, text: string) => void, isCancelled: () => boolean): Promise<{ result: JobResult; stats: JobStats }>;
  /** What each text is about, as vectors for `similarProducts`. */
  embed(texts: string[], isCancelled: () => boolean): Promise<number[][]>;
  bench(run: BenchRun): Promise<Omit<BenchNumbers, "loadMs">>;
  memoryBytes(): number;
  /** Moves the model to the GPU; not in the plain build. */
  useGpu?(): Promise<void>;
  /** Has the processor run the model again. */
  useCpu(): void;
  info(): { architecture: string; parameters: number; contextLength: number; threads: number; simd: string; backend: Backend; gpu?: string };
}

export interface ModelLoader {
  push(chunk: Uint8Array): void;
  finish(): Writer;
}

export type SpawnThread = (index: number, module: WebAssembly.Module, memory: WebAssembly.Memory, entry: number) => void;

/** What a model elsewhere is asked. */
export interface Ask {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly maxTokens: number;
  readonly candidates: number;
  readonly temperature: number;
  /** Of the first candidate. */
  readonly firstTemperature: number;
  readonly stops: readonly string[];
}

export interface Glue {
  /** Fetches the module that lies beside the glue. */
  default(options?: { module_or_path?: string | URL }): Promise<unknown>;
  initSync(options: { module: WebAssembly.Module; memory: WebAssembly.Memory }): unknown;
  readonly ModelLoader: new (totalBytes: number) => ModelLoader;
  /** Pure and without a model. Throws an `Error` with a `code`. */
  analyseReviews(entries: ReviewEntry[]): ReviewReport;
  /** Likewise. */
  readFigures(table: Table): FigureReport;
  /** Likewise. */
  boughtTogether(table: Table): BoughtTogether;
  /** Likewise: the vectors nearest to the one at `place`. */
  similarProducts(vectors: readonly (readonly number[])[], place: number, most: number): Neighbour[];
  /** Pure and without a model: a job's prompt, for a model elsewhere. Throws an `Error` with a `code`. */
  prepareJob(job: Job): Ask;
  /** Pure and without a model: what may be shown of a raw text while it grows. Throws an `Error` with a `code`. */
  previewJob(job: Job, text: string): string;
  /** Pure and without a model: a job's raw texts to its result. Throws an `Error` with a `code`. */
  finishJob(job: Job, texts: string[]): JobResult;
  /** In the build with threads only. */
  startThreads?(count: number, spawn: SpawnThread): void;
  /** In the build with threads only; returns at shutdown. */
  runThread?(entry: number): void;
}

export async function importGlue(url: string): Promise<Glue> {
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ url)) as Glue;
}
