// The extension's one worker host. The model lies inside the package unless the seller has chosen one of their own; should
// that one fail, the packed model takes its place.
import { failModel, readModels, STORED, watchModels } from "../models/model-store";
import type { BackendChoice } from "../worker/protocol";
import { type LoadRequest, WorkerHost } from "./worker-host";

const MINUTE = 60_000;

/** Starts no worker yet: the first job does. */
export function createOwnHost(): WorkerHost {
  const packed = { modelUrl: chrome.runtime.getURL("model/model.gguf") };
  // Also kept here, as the index cannot be written where the disk is full.
  const failed = new Set<string>();
  let loaded: string | undefined;
  let backend: BackendChoice = "auto";

  const load = async (): Promise<LoadRequest> => {
    const { chosen, idleMinutes, backend: wanted = "auto" } = await readModels();
    host.setIdle(idleMinutes * MINUTE);
    loaded = chosen !== undefined && !failed.has(chosen) ? chosen : undefined;
    backend = wanted;
    return { ...(loaded === undefined ? packed : { modelUrl: `${STORED}${loaded}` }), backend };
  };
  const onLoadFailed = (code: string): boolean => {
    if (loaded === undefined) return false;
    failed.add(loaded);
    void failModel(loaded, code).catch(() => undefined);
    loaded = undefined;
    return true;
  };
  const host = new WorkerHost({ spawn: () => new Worker(chrome.runtime.getURL("worker.js"), { type: "module" }), load, onLoadFailed });
  watchModels(() => {
    void readModels().then(({ chosen, idleMinutes, backend: wanted = "auto" }) => {
      host.setIdle(idleMinutes * MINUTE);
      if (chosen !== loaded || wanted !== backend) host.renew();
    });
  });
  return host;
}
