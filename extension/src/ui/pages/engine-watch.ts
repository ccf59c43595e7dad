// The extension's own pages follow and steer the model through one port to the background.
import { type FromEngine, STATUS_PORT, type ToEngine } from "../../content/port-protocol";
import type { WorkerStatus } from "../../worker/protocol";

export interface EngineWatch {
  load(): void;
  unload(): void;
}

export function watchEngine(onStatus: (status: WorkerStatus) => void): EngineWatch {
  let port: chrome.runtime.Port | undefined;
  const send = (message: ToEngine): void => {
    port ??= connect();
    port.postMessage(message);
  };
  const connect = (): chrome.runtime.Port => {
    const opened = chrome.runtime.connect({ name: STATUS_PORT });
    opened.onMessage.addListener((message: FromEngine) => {
      if (message.type === "status") onStatus(message.status);
      if (message.type === "error") onStatus({ state: "failed", error: message.error });
    });
    // The service worker may stop while we only watch; the next word starts it again.
    opened.onDisconnect.addListener(() => {
      port = undefined;
    });
    opened.postMessage({ type: "watch" } satisfies ToEngine);
    return opened;
  };
  port = connect();
  return { load: () => send({ type: "load" }), unload: () => send({ type: "unload" }) };
}
