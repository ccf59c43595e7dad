// A helper thread of the threaded build, as extension/src/worker/thread.ts is in the browser.
import { parentPort, workerData } from "node:worker_threads";

const { glue: file, module, memory, entry } = workerData;
const glue = await import(file);
glue.initSync({ module, memory });
parentPort.postMessage("ready");
// Does not return while the module lives.
glue.runThread(entry);
