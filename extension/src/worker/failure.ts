// Turns whatever the module or the browser throws into a stable code. Texts from the module carry no page text.
import type { WireError } from "./protocol";

export function toWireError(error: unknown): WireError {
  if (typeof error === "object" && error !== null) {
    const { code, message } = error as { code?: unknown; message?: unknown };
    const text = typeof message === "string" ? message : "";
    if (typeof code === "string") return { code, message: text };
    // A refused allocation shows as either of these, depending on which side asked for the memory.
    if (error instanceof RangeError || /memory/i.test(text)) return { code: "out_of_memory", message: text };
    if (error instanceof WebAssembly.RuntimeError) return { code: "worker_lost", message: text };
    return { code: "internal", message: text };
  }
  return { code: "internal", message: "unknown failure" };
}

/** After a trap the module's memory cannot be trusted any more, and a full memory never shrinks. */
export function isFatal({ code }: WireError): boolean {
  return code === "worker_lost" || code === "out_of_memory";
}
