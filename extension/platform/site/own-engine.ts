// The demo site's one worker, in the page itself. Twin of ../chrome/own-engine.ts.
import { keepUse } from "../../src/history/keep-use";
import type { EngineWatch } from "../../src/ui/pages/engine-watch";
import type { Embedder, WriterClient } from "../../src/worker/client";
import { LocalWorkerClient } from "../../src/worker/local-client";
import type { WorkerStatus } from "../../src/worker/protocol";
import { ownFile } from "./own-pages";

/** Starts no worker yet: the first job does. */
const engine = new LocalWorkerClient({ workerUrl: ownFile("worker.js"), modelUrl: "model/model.gguf" });

export function connectWriter(): WriterClient & Embedder {
  return {
    write: (job, on, signal) => engine.write(job, on, signal),
    embed: (texts, onStatus, signal) => engine.embed(texts, onStatus, signal),
    status: (callback) => engine.status(callback),
    used: (text) => void keepUse({ ...text, place: location.host }).catch(() => undefined),
  };
}

export function watchEngine(onStatus: (status: WorkerStatus) => void): EngineWatch {
  engine.status(onStatus);
  return { load: () => engine.load(), unload: () => engine.close() };
}
