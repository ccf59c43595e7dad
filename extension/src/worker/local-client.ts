// A WriterClient that owns its worker directly: the demo site uses it where no extension is installed.
import { WorkerHost } from "../offscreen/worker-host";
import type { Embedder, WriteEvents, WriterClient } from "./client";
import type { Job, JobResult } from "../schema/index";
import type { Backend, WorkerStatus } from "./protocol";

export interface LocalWorkerOptions {
  /** Address of the bundled worker.js; thread.js lies beside it. */
  workerUrl: string | URL;
  modelUrl: string;
  /** Folder with the threads/, simd/ and plain/ builds; without it `wasm/` beside the worker. */
  wasmUrl?: string;
  threads?: number;
  backend?: Backend;
}

export class LocalWorkerClient implements WriterClient, Embedder {
  readonly #host: WorkerHost;

  constructor({ workerUrl, modelUrl, wasmUrl, threads, backend }: LocalWorkerOptions) {
    const base = document.baseURI;
    this.#host = new WorkerHost({
      spawn: () => new Worker(workerUrl, { type: "module" }),
      load: {
        modelUrl: new URL(modelUrl, base).href,
        ...(wasmUrl === undefined ? {} : { wasmUrl: new URL(wasmUrl, base).href }),
        ...(threads === undefined ? {} : { threads }),
        ...(backend === undefined ? {} : { backend }),
      },
    });
  }

  write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult> {
    return this.#host.write(request, on, signal);
  }

  embed(texts: readonly string[], onStatus: (status: WorkerStatus) => void, signal: AbortSignal): Promise<number[][]> {
    return this.#host.embed(texts, onStatus, signal);
  }

  status(callback: (status: WorkerStatus) => void): () => void {
    return this.#host.watch(callback);
  }

  /** Loads the model ahead of the first job. */
  load(): void {
    this.#host.load();
  }

  /** Ends the worker and frees its memory; the next job starts a new one. */
  close(): void {
    this.#host.unload();
  }
}
