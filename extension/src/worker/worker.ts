// The worker: loads the right wasm build and the model, then writes one job at a time.
// Its words are in ./protocol.ts; queueing and restarts are its owner's (../offscreen/worker-host.ts).
import type { Writer } from "./glue";
import { importGlue } from "./glue";
import { isFatal, toWireError } from "./failure";
import { loadModel } from "./load-model";
import { type Choice, knowsRelaxedSimd, knowsSimd, pickBuild } from "./pick-build";
import type { FromWorker, ToWorker, WorkerStatus } from "./protocol";
import { scope } from "./scope";
import { startThreads } from "./threads";
import { chooseBackend, findAdapter, preferGpu, type Reason, storedVerdicts, type Verdict } from "./trial";
import { WriterError } from "./client";

type Load = Extract<ToWorker, { type: "load" }>;

/** The progress bar needs no more than this. */
const PROGRESS_MS = 80;

let writer: Writer | undefined;
let ready: WorkerStatus = { state: "empty" };
/** Jobs heard of and not yet over; a cancel that comes after the end means nothing. */
const pending = new Set<string>();
const cancelled = new Set<string>();
/** Jobs run one after another, also where an owner does not wait. */
let turn: Promise<void> = Promise.resolve();

const post = (message: FromWorker): void => scope.postMessage(message);
const report = (status: WorkerStatus): void => post({ type: "status", ...status });

scope.onmessage = ({ data }) => {
  const message = data as ToWorker;
  switch (message.type) {
    case "load":
      turn = turn.then(() => load(message));
      return;
    case "write":
    case "embed":
    case "bench":
      pending.add(message.job);
      turn = turn.then(() => run(message));
      return;
    case "cancel":
      if (pending.has(message.job)) cancelled.add(message.job);
      return;
    case "unload":
      turn = turn.then(unload);
      return;
  }
};

async function load(request: Load): Promise<void> {
  if (writer) return report(ready);
  try {
    const choice = choose(request);
    const about = { threads: choice.threads, simd: choice.build === "plain" ? "simd128" : "relaxed" };
    report({ state: "loading", ...about });
    const folder = new URL(`${choice.build}/`, request.wasmUrl ?? new URL("wasm/", scope.location.href));
    const glueUrl = new URL("shopquill_wasm.js", folder).href;
    const glue = await importGlue(glueUrl).catch(() => {
      throw new WriterError("missing_module", "the wasm module could not be loaded");
    });
    await glue.default();
    if (choice.threads > 1) await startThreads(glue, choice.threads, glueUrl, new URL("thread.js", scope.location.href));
    const progress = throttled((loaded, total) => report({ state: "loading", loaded, total, ...about }));
    const loaded = await loadModel(glue, request.modelUrl, progress);
    const { reason } = await settleBackend(loaded, request);
    writer = loaded;
    reportReady(writer, reason);
  } catch (error) {
    report({ state: "failed", error: toWireError(error) });
  }
}

async function settleBackend(loaded: Writer, { backend = "cpu", modelUrl }: Load): Promise<Verdict> {
  if (backend === "auto") return chooseBackend(loaded, await findAdapter(), modelUrl, storedVerdicts);
  if (backend === "gpu") return preferGpu(loaded);
  if (backend === "webgpu") {
    if (!loaded.useGpu) throw new WriterError("unsupported_backend", "the build for this browser has no WebGPU backend");
    await loaded.useGpu();
  }
  return { backend, reason: "asked" };
}

function reportReady(loaded: Writer, reason: Reason): void {
  const { threads, simd, backend } = loaded.info();
  ready = { state: "ready", threads, simd, backend, reason, memoryBytes: loaded.memoryBytes() };
  report(ready);
}

function choose({ threads }: Load): Choice {
  const choice = pickBuild({ simd: knowsSimd(), relaxedSimd: knowsRelaxedSimd(), isolated: scope.crossOriginIsolated, cores: scope.navigator.hardwareConcurrency ?? 1 }, threads);
  if (!choice) throw new WriterError("unsupported_browser", "this browser has no wasm SIMD");
  return choice;
}

async function run(message: Extract<ToWorker, { type: "write" | "embed" | "bench" }>): Promise<void> {
  const { job } = message;
  try {
    if (!writer) throw new WriterError("missing_model", "no model is loaded");
    if (cancelled.has(job)) throw new WriterError("cancelled");
    if (message.type === "bench") {
      const { prompt, maxTokens, drafts, runnersUp } = message;
      post({ type: "bench", job, numbers: { ...(await writer.bench({ prompt, maxTokens, drafts, runnersUp })), loadMs: 0 } });
    } else if (message.type === "embed") {
      post({ type: "embedded", job, vectors: await writer.embed([...message.texts], () => cancelled.has(job)) });
    } else {
      const onPiece = (candidate: number, text: string): void => post({ type: "piece", job, candidate, text });
      const { result, stats } = await writer.write(message.request, onPiece, () => cancelled.has(job));
      post({ type: "done", job, result, stats });
    }
    // A GPU that was lost has left the text to the CPU.
    if (writer.info().backend !== ready.backend) reportReady(writer, "lost");
  } catch (error) {
    const failure = toWireError(error);
    // The owner must know of a dead module before it learns that this job is over and sends the next.
    if (isFatal(failure)) {
      writer = undefined;
      report({ state: "failed", error: failure });
    }
    post({ type: "error", job, error: failure });
  } finally {
    pending.delete(job);
    cancelled.delete(job);
  }
}

function unload(): void {
  // Wasm memory never shrinks: the owner ends the worker to give it back.
  writer = undefined;
  ready = { state: "empty" };
  report(ready);
}

function throttled(report: (loaded: number, total: number) => void): (loaded: number, total: number) => void {
  let last = 0;
  return (loaded, total) => {
    const now = performance.now();
    if (loaded < total && now - last < PROGRESS_MS) return;
    last = now;
    report(loaded, total);
  };
}
