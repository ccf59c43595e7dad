// Joins an asker's port with a line to the engine: messages are checked on the way in, and either end closing closes both.
// `complete` adds what only the extension itself may say.
import type { FromEngine, ToEngine } from "../content/port-protocol";
import { admit } from "./admit";
import type { Asker } from "./senders";

/** The part of a port the relay needs; Firefox's engine lives in the same page and hands out a line of this shape. */
export interface Line {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

export function relay(port: Line, asker: Asker, connectEngine: () => Promise<Line>, complete: (message: ToEngine) => Promise<ToEngine> = (message) => Promise.resolve(message)): void {
  let open = true;
  port.onDisconnect.addListener(() => {
    open = false;
  });
  const engine = connectEngine();
  engine.then(
    (line) => {
      if (!open) return line.disconnect();
      port.onDisconnect.addListener(() => line.disconnect());
      line.onDisconnect.addListener(() => {
        if (open) port.disconnect();
      });
      line.onMessage.addListener((message) => {
        if (open) port.postMessage(message);
      });
    },
    () => {
      if (open) port.postMessage(failure("worker_lost"));
    },
  );
  port.onMessage.addListener((message) => {
    const admitted = admit(message, asker);
    // Messages that come before the engine is reached wait for it, in order.
    if (admitted) Promise.all([engine, complete(admitted)]).then(([line, message]) => open && line.postMessage(message)).catch(() => undefined);
    else if (open) port.postMessage(failure("bad_job"));
  });
}

function failure(code: string): FromEngine {
  return { type: "error", error: { code, message: code } };
}
