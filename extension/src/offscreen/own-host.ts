// The extension's one worker host: the model lies inside the package.
import { WorkerHost } from "./worker-host";

export function createOwnHost(): WorkerHost {
  return new WorkerHost({
    spawn: () => new Worker(chrome.runtime.getURL("worker.js"), { type: "module" }),
    load: { modelUrl: chrome.runtime.getURL("model/model.gguf") },
  });
}
