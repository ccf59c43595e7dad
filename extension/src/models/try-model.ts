// Loads a stored model once, in a worker of its own, before it is used: a file that cannot run here is then refused while
// the present model goes on.
import type { FromWorker, ToWorker } from "../worker/protocol";
import { STORED } from "./model-store";

/** Resolves with nothing when the model runs, else with the code of what failed. */
export function tryModel(id: string, onProgress: (loaded: number, total: number) => void): Promise<string | undefined> {
  const worker = new Worker(chrome.runtime.getURL("worker.js"), { type: "module" });
  return new Promise<string | undefined>((resolve) => {
    worker.onerror = () => resolve("worker_lost");
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type !== "status") return;
      if (data.state === "ready") resolve(undefined);
      else if (data.state === "failed") resolve(data.error?.code ?? "internal");
      else if (data.loaded !== undefined && data.total !== undefined) onProgress(data.loaded, data.total);
    };
    worker.postMessage({ type: "load", modelUrl: `${STORED}${id}` } satisfies ToWorker);
  }).finally(() => worker.terminate());
}
