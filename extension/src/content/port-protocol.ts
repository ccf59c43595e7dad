// What travels between a content script and the extension: one port per job, so that a closed tab is a closed port.
import type { Elsewhere } from "../endpoint/write-elsewhere";
import type { Job, JobResult } from "../schema/index";
import type { WireError, WorkerStatus } from "../worker/protocol";

/** Ports for jobs: scripts in pages may open them, and the extension's own pages. */
export const WRITE_PORT = "write";
/** Ports that only the extension's own pages may open. */
export const STATUS_PORT = "status";
/** The background's own line to the offscreen document. */
export const ENGINE_PORT = "engine";

/** `elsewhere` is added by the background alone, while the seller's own endpoint is switched on. */
export type ToEngine = { type: "write"; request: Job; elsewhere?: Elsewhere } | { type: "embed"; texts: readonly string[] } | { type: "watch" } | { type: "load" } | { type: "unload" };

export type FromEngine =
  | { type: "status"; status: WorkerStatus }
  | { type: "piece"; candidate: number; text: string }
  | { type: "done"; result: JobResult }
  | { type: "embedded"; vectors: number[][] }
  | { type: "error"; error: WireError }
  /** Says nothing but that work goes on: a port without messages lets the browser stop the service worker. */
  | { type: "alive" };
