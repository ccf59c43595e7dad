// The options of `window.shopquillBench`, checked: they come from other people's scripts.

import { WriterError } from "../../../extension/src/worker/client";
import type { Backend, BenchRun } from "../../../extension/src/worker/protocol";

export interface BenchPageOptions extends BenchRun {
  /** Any GGUF of a supported architecture, relative to the page or absolute. */
  modelUrl: string;
  threads?: number;
  backend?: Backend;
}

export function checkOptions(given: unknown): BenchPageOptions {
  const { modelUrl, threads, backend = "cpu", prompt, maxTokens, drafts = true, runnersUp = false } = (given ?? {}) as Record<string, unknown>;
  if (typeof modelUrl !== "string" || modelUrl === "") throw bad("modelUrl must be an address");
  if (typeof prompt !== "string" || prompt === "") throw bad("prompt must be a text");
  if (!isCount(maxTokens)) throw bad("maxTokens must be a whole number above 0");
  if (threads !== undefined && !isCount(threads)) throw bad("threads must be a whole number above 0");
  if (backend !== "cpu" && backend !== "webgpu") throw bad('backend must be "cpu" or "webgpu"');
  if (typeof drafts !== "boolean") throw bad("drafts must be true or false");
  if (typeof runnersUp !== "boolean") throw bad("runnersUp must be true or false");
  return { modelUrl, threads, backend, prompt, maxTokens, drafts, runnersUp };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function bad(message: string): WriterError {
  return new WriterError("bad_job", message);
}
