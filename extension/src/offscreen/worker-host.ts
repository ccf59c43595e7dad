// Owns the worker's life: one job at a time, a short queue, cancel, restart after a crash, unload when idle.
// It holds no browser-extension API, so the demo site uses it too.
import { randomId } from "../content/page/random-id";
import { WriterError, type WriteEvents } from "../worker/client";
import type { Job, JobResult } from "../schema/index";
import type { FromWorker, ToWorker, WorkerStatus } from "../worker/protocol";

/** The part of `Worker` the host needs; tests put a double here. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

export type LoadRequest = Omit<Extract<ToWorker, { type: "load" }>, "type">;

export interface WorkerHostOptions {
  spawn: () => WorkerLike;
  /** What to load, or how to find out when a worker starts. */
  load: LoadRequest | (() => Promise<LoadRequest>);
  /** Told when the model cannot be loaded; answers whether another one takes its place, and loading is tried again. */
  onLoadFailed?: (code: string) => boolean;
  /** Jobs that may wait behind the running one; the next one is refused as `busy`. */
  maxWaiting?: number;
  /** The model is dropped after this long without a job. */
  idleMs?: number;
  /** A worker that does not answer a cancel within this time is ended. One token takes far less. */
  cancelGraceMs?: number;
}

type Asked = Extract<ToWorker, { type: "write" | "embed" }>;
type Answer = Extract<FromWorker, { type: "done" | "embedded" }>;

interface Entry {
  asked: Asked;
  on: WriteEvents;
  answer: (answer: Answer) => void;
  reject: (error: WriterError) => void;
  /** The worker knows this job. Before that a cancel needs no word to it. */
  posted: boolean;
  /** Set once the caller has left; the entry then only waits for the worker to notice. */
  cancelled: boolean;
}

const DEFAULTS = { maxWaiting: 7, idleMs: 10 * 60_000, cancelGraceMs: 8_000 };

export class WorkerHost {
  readonly #options: WorkerHostOptions & typeof DEFAULTS;
  #worker: WorkerLike | undefined;
  #status: WorkerStatus = { state: "empty" };
  #running: Entry | undefined;
  readonly #waiting: Entry[] = [];
  readonly #watchers = new Set<(status: WorkerStatus) => void>();
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;
  /** The model in memory is no longer the one to use. */
  #stale = false;

  constructor(options: WorkerHostOptions) {
    this.#options = { ...DEFAULTS, ...options };
  }

  write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult> {
    return this.#ask({ type: "write", job: request.id, request }, on, signal, (answer) => (answer.type === "done" ? answer.result : undefined));
  }

  /** A vector for each text, in a job of its own. */
  embed(texts: readonly string[], onStatus: (status: WorkerStatus) => void, signal: AbortSignal): Promise<number[][]> {
    const on = { piece: () => undefined, status: onStatus };
    return this.#ask({ type: "embed", job: randomId(), texts }, on, signal, (answer) => (answer.type === "embedded" ? answer.vectors : undefined));
  }

  #ask<Result>(asked: Asked, on: WriteEvents, signal: AbortSignal, read: (answer: Answer) => Result | undefined): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new WriterError("cancelled"));
      if (this.#waiting.length >= this.#options.maxWaiting) return reject(new WriterError("busy"));
      const answer = (given: Answer): void => {
        const result = read(given);
        if (result === undefined) reject(new WriterError("internal"));
        else resolve(result);
      };
      const entry: Entry = { asked, on, answer, reject, posted: false, cancelled: false };
      signal.addEventListener("abort", () => this.#cancel(entry), { once: true });
      this.#waiting.push(entry);
      on.status(this.#status);
      this.#next();
    });
  }

  watch(callback: (status: WorkerStatus) => void): () => void {
    this.#watchers.add(callback);
    callback(this.#status);
    return () => this.#watchers.delete(callback);
  }

  /** Loads the model ahead of the first job. */
  load(): void {
    this.#ensureWorker();
    this.#armIdle();
  }

  /** Ends the worker at once. A running job fails as lost, waiting ones get a fresh worker. */
  unload(): void {
    this.#drop({ state: "empty" });
    this.#failRunning(new WriterError("worker_lost"));
    this.#next();
  }

  /** Uses the present choice of model from the next job on; what runs is finished with the old one. */
  renew(): void {
    this.#stale = true;
    if (!this.#running) this.#next();
  }

  /** How long the model stays without a job from now on. */
  setIdle(idleMs: number): void {
    this.#options.idleMs = idleMs;
    if (!this.#running) this.#armIdle();
  }

  #ensureWorker(): WorkerLike {
    if (this.#worker) return this.#worker;
    const worker = this.#options.spawn();
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (worker === this.#worker) this.#receive(data);
    };
    const lost = (event: Event): void => {
      event.preventDefault();
      if (worker === this.#worker) this.#lose(new WriterError("worker_lost"));
    };
    worker.onerror = lost;
    worker.onmessageerror = lost;
    this.#setStatus({ state: "loading" });
    this.#postLoad(worker);
    return worker;
  }

  #postLoad(worker: WorkerLike): void {
    const { load } = this.#options;
    if (typeof load !== "function") return worker.postMessage({ type: "load", ...load });
    void load().then(
      (request) => {
        if (worker === this.#worker) worker.postMessage({ type: "load", ...request });
      },
      (error: unknown) => {
        if (worker === this.#worker) this.#lose(WriterError.from(error));
      },
    );
  }

  #next(): void {
    if (this.#running) return;
    if (this.#stale) this.#drop({ state: "empty" });
    const entry = this.#waiting.shift();
    if (!entry) return this.#armIdle();
    clearTimeout(this.#idleTimer);
    this.#running = entry;
    this.#post();
  }

  /** Hands the running job to the worker, which must have its model first. */
  #post(): void {
    const entry = this.#running;
    if (!entry || entry.posted) return;
    try {
      const worker = this.#ensureWorker();
      if (this.#status.state !== "ready") return;
      entry.posted = true;
      worker.postMessage(entry.asked);
    } catch (error) {
      this.#lose(WriterError.from(error));
    }
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case "status":
        if (message.state === "failed") return this.#lose(WriterError.from(message.error));
        this.#setStatus(message);
        return this.#post();
      case "piece":
        if (this.#running?.asked.job === message.job && !this.#running.cancelled) this.#running.on.piece(message.candidate, message.text);
        return;
      case "done":
      case "embedded":
        return this.#settle(message.job, (entry) => entry.answer(message));
      case "error": {
        const error = WriterError.from(message.error);
        if (message.job === undefined) return this.#lose(error);
        return this.#settle(message.job, (entry) => entry.reject(error));
      }
      case "bench":
        return;
    }
  }

  #settle(job: string, finish: (entry: Entry) => void): void {
    const entry = this.#running;
    if (entry?.asked.job !== job) return;
    clearTimeout(this.#graceTimer);
    this.#running = undefined;
    if (!entry.cancelled) finish(entry);
    this.#next();
  }

  #cancel(entry: Entry): void {
    if (entry.cancelled) return;
    entry.cancelled = true;
    entry.reject(new WriterError("cancelled"));
    const place = this.#waiting.indexOf(entry);
    if (place >= 0) this.#waiting.splice(place, 1);
    else if (entry === this.#running && !entry.posted) {
      this.#running = undefined;
      this.#next();
    } else if (entry === this.#running) {
      this.#worker?.postMessage({ type: "cancel", job: entry.asked.job });
      // The answer comes within one token; a stuck worker must not block the queue.
      this.#graceTimer = setTimeout(() => this.#lose(new WriterError("worker_lost")), this.#options.cancelGraceMs);
    }
  }

  /** The worker is gone or useless. Its job fails; the others try once more with a new worker unless the model itself is bad. */
  #lose(error: WriterError): void {
    const loading = this.#status.state === "loading";
    if (loading && this.#options.onLoadFailed?.(error.code)) return this.#startOver();
    const loadFailed = loading && error.code !== "worker_lost";
    this.#drop({ state: "failed", error: { code: error.code, message: error.message } });
    this.#failRunning(error);
    if (loadFailed) for (const entry of this.#waiting.splice(0)) entry.reject(error);
    this.#next();
  }

  #startOver(): void {
    this.#drop({ state: "loading" });
    if (this.#running) this.#post();
    else this.load();
  }

  #failRunning(error: WriterError): void {
    const entry = this.#running;
    this.#running = undefined;
    if (entry && !entry.cancelled) entry.reject(error);
  }

  #drop(status: WorkerStatus): void {
    clearTimeout(this.#idleTimer);
    clearTimeout(this.#graceTimer);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#stale = false;
    this.#setStatus(status);
  }

  #armIdle(): void {
    clearTimeout(this.#idleTimer);
    if (this.#worker) this.#idleTimer = setTimeout(() => this.#drop({ state: "empty" }), this.#options.idleMs);
  }

  #setStatus(status: WorkerStatus): void {
    const { state, loaded, total, threads, simd, backend, reason, memoryBytes, error } = status;
    this.#status = { state, loaded, total, threads, simd, backend, reason, memoryBytes, error };
    for (const watcher of this.#watchers) watcher(this.#status);
    this.#running?.on.status(this.#status);
    for (const entry of this.#waiting) entry.on.status(this.#status);
  }
}
