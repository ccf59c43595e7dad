// One model on its way here: starts the worker that brings it, keeps the index true at every step, and tries the file
// before it may be used.
import type { ReceiveNews, ReceiveRequest } from "./receive-worker";
import { deleteModel, putModel, type StoredModel } from "./model-store";
import { tryModel } from "./try-model";

/** How far a model has come: bytes on their way, bytes being checked, or the first load. */
export interface Progress {
  readonly phase: "receiving" | "checking" | "trying";
  readonly done: number;
  readonly total: number;
}

/** A model that is being received. */
export interface Receiving {
  /** Resolves with nothing when the model is ready, else with the code of what went wrong. */
  readonly finished: Promise<string | undefined>;
  /** Stops; what has come stays. */
  stop(): void;
}

/** Failures after which what has come is worth nothing. */
const WORTHLESS = ["not_a_model", "too_large"];

/** Receives a new model, or the rest of one. */
export function receiveModel(start: StoredModel, file: File | undefined, onProgress: (progress: Progress) => void): Receiving {
  const worker = new Worker(chrome.runtime.getURL("receive.js"), { type: "module" });
  let stop = (): void => undefined;
  const received = new Promise<Extract<ReceiveNews, { type: "done" | "failed" }>>((resolve) => {
    stop = () => resolve({ type: "failed", code: "stopped" });
    worker.onerror = () => resolve({ type: "failed", code: "internal" });
    worker.onmessage = ({ data }: MessageEvent<ReceiveNews>) => {
      if (data.type === "done" || data.type === "failed") resolve(data);
      else if (data.type === "progress") onProgress({ phase: "receiving", done: data.received, total: data.total });
      else if (data.type === "checking") onProgress({ phase: "checking", done: data.received, total: data.total });
      else begun = keepBegun(data);
    };
    worker.postMessage({ model: start, ...(file ? { file } : {}) } satisfies ReceiveRequest);
  }).finally(() => worker.terminate());
  let model = start;
  let begun: Promise<unknown> = Promise.resolve();
  const keepBegun = async ({ size, version }: Extract<ReceiveNews, { type: "begun" }>): Promise<void> => {
    model = { ...model, size, version, problem: undefined };
    await putModel(model);
  };
  const finish = async (): Promise<string | undefined> => {
    const news = await received;
    await begun;
    if (news.type === "done") return settle(model, news, onProgress);
    const known = model.size > 0;
    if (known && model.url !== undefined && !WORTHLESS.includes(news.code)) await putModel({ ...model, problem: news.code });
    else await deleteModel(model.id);
    return news.code;
  };
  return { finished: finish(), stop: () => stop() };
}

async function settle(model: StoredModel, { size, sha256 }: { size: number; sha256: string }, onProgress: (progress: Progress) => void): Promise<string | undefined> {
  const whole = { ...model, size, sha256 };
  const fail = async (problem: string): Promise<string> => {
    await putModel({ ...whole, state: "failed", problem });
    return problem;
  };
  if (model.expected !== undefined && model.expected !== sha256) return fail("checksum_mismatch");
  onProgress({ phase: "trying", done: 0, total: size });
  const problem = await tryModel(model.id, (done, total) => onProgress({ phase: "trying", done, total }));
  if (problem !== undefined) return fail(problem);
  await putModel({ ...whole, state: "ready", problem: undefined });
  return undefined;
}
