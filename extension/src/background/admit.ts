// What a port of a page, ours or a shop's, may say. Sizes are bounded here; the writer checks the job itself.
import type { ToEngine } from "../content/port-protocol";
import type { Asker } from "./senders";

const MAX_REQUEST = 400_000;
const MAX_TEXTS = 64;

export function admit(message: unknown, asker: Asker): ToEngine | undefined {
  if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
  switch (message.type) {
    case "watch":
      return { type: "watch" };
    case "write":
      return asker === "stranger" ? undefined : admitWrite(message);
    case "embed":
      return asker === "own" ? admitEmbed(message) : undefined;
    case "load":
    case "unload":
      return asker === "own" ? { type: message.type } : undefined;
    default:
      return undefined;
  }
}

function admitWrite(message: object): ToEngine | undefined {
  const request = "request" in message ? message.request : undefined;
  if (typeof request !== "object" || request === null) return undefined;
  const { id, task } = request as { id?: unknown; task?: unknown };
  if (typeof id !== "string" || id === "" || typeof task !== "string") return undefined;
  if (JSON.stringify(request).length > MAX_REQUEST) return undefined;
  return { type: "write", request: request as Extract<ToEngine, { type: "write" }>["request"] };
}

function admitEmbed(message: object): ToEngine | undefined {
  const texts: unknown = "texts" in message ? message.texts : undefined;
  if (!Array.isArray(texts) || texts.length === 0 || texts.length > MAX_TEXTS) return undefined;
  const read = texts.filter((text) => typeof text === "string");
  if (read.length < texts.length || read.join("").length > MAX_REQUEST) return undefined;
  return { type: "embed", texts: read };
}
