// One benchmark run in a worker of its own, for www/bench.html. Greedy, no early stop, the prompt taken as raw text.
import { WriterError } from "./client";
import type { Backend, BenchNumbers, BenchRun, FromWorker, ToWorker, WorkerStatus } from "./protocol";

export interface BenchOptions extends BenchRun {
  workerUrl: string | URL;
  wasmUrl?: string;
  modelUrl: string;
  threads?: number;
  backend?: Backend;
  onStatus?: (status: WorkerStatus) => void;
}

export async function runLocalBench(options: BenchOptions): Promise<BenchNumbers> {
  const { workerUrl, modelUrl, wasmUrl, threads, backend, prompt, maxTokens, drafts, runnersUp, onStatus } = options;
  const worker = new Worker(workerUrl, { type: "module" });
  const post = (message: ToWorker): void => worker.postMessage(message);
  const started = performance.now();
  let loadMs = 0;
  try {
    return await new Promise<BenchNumbers>((resolve, reject) => {
      worker.onerror = () => reject(new WriterError("worker_lost"));
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === "status") {
          onStatus?.(data);
          if (data.state === "failed") reject(WriterError.from(data.error));
          if (data.state === "ready" && loadMs === 0) {
            loadMs = performance.now() - started;
            post({ type: "bench", job: "bench", prompt, maxTokens, drafts, runnersUp });
          }
        } else if (data.type === "bench") resolve({ ...data.numbers, loadMs });
        else if (data.type === "error") reject(WriterError.from(data.error));
      };
      const base = document.baseURI;
      post({
        type: "load",
        modelUrl: new URL(modelUrl, base).href,
        ...(wasmUrl === undefined ? {} : { wasmUrl: new URL(wasmUrl, base).href }),
        ...(threads === undefined ? {} : { threads }),
        ...(backend === undefined ? {} : { backend }),
      });
    });
  } finally {
    worker.terminate();
  }
}
