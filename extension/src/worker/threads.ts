// Starts the helper threads of the threaded build: nested workers that share the module and its memory.
import type { Glue } from "./glue";
import { WriterError } from "./client";

export interface ThreadStart {
  readonly glueUrl: string;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly entry: number;
}

const PATIENCE_MS = 15_000;

/** Resolves once every helper runs: a job that waited for a helper still being started would block the start itself. */
export async function startThreads(glue: Glue, count: number, glueUrl: string, threadUrl: URL): Promise<void> {
  const ready: Promise<void>[] = [];
  glue.startThreads?.(count, (_index, module, memory, entry) => {
    const worker = new Worker(threadUrl, { type: "module" });
    ready.push(
      new Promise((resolve, reject) => {
        const lost = (): void => reject(new WriterError("worker_lost", "a helper thread did not start"));
        worker.onmessage = () => resolve();
        worker.onerror = lost;
        setTimeout(lost, PATIENCE_MS);
      }),
    );
    const start: ThreadStart = { glueUrl, module, memory, entry };
    worker.postMessage(start);
  });
  await Promise.all(ready);
}
