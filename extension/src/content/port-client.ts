// The extension's WriterClient: a port to the background per job.
import type { Job, JobResult } from "../schema/index";
import { type UsedText, type WriteEvents, type WriterClient, WriterError } from "../worker/client";
import type { WorkerStatus } from "../worker/protocol";
import { isOrphaned } from "./orphaned";
import { type FromEngine, type ToEngine, WRITE_PORT } from "./port-protocol";

const ORPHAN_CHECK_MS = 1_000;

export class PortClient implements WriterClient {
  write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult> {
    return ask({ type: "write", request }, on, signal, (message) => (message.type === "done" ? message.result : undefined));
  }

  status(callback: (status: WorkerStatus) => void): () => void {
    const port = connect();
    port.onMessage.addListener((message: FromEngine) => {
      if (message.type === "status") callback(message.status);
    });
    send(port, { type: "watch" });
    return () => close(port);
  }

  used(used: UsedText): void {
    // A script whose extension was updated has nobody to tell.
    if (!isOrphaned()) chrome.runtime.sendMessage({ used }).catch(() => undefined);
  }
}

type Read<Result> = (message: FromEngine) => Result | undefined;

/** Sends one job and reads its messages until one of them holds the result. */
export async function ask<Result>(asked: ToEngine, on: WriteEvents, signal: AbortSignal, read: Read<Result>): Promise<Result> {
  try {
    return await askOnce(asked, on, signal, read);
  } catch (error) {
    // The browser may stop the service worker at any moment; the job starts over once, on a new one.
    if (!(error instanceof WriterError) || error.code !== "port_closed") throw error;
    return askOnce(asked, on, signal, read).catch((again: unknown) => {
      throw again instanceof WriterError && again.code === "port_closed" ? new WriterError("worker_lost") : again;
    });
  }
}

function askOnce<Result>(asked: ToEngine, on: WriteEvents, signal: AbortSignal, read: Read<Result>): Promise<Result> {
  if (signal.aborted) return Promise.reject(new WriterError("cancelled"));
  const over = new AbortController();
  return new Promise<Result>((resolve, reject) => {
    const port = connect();
    over.signal.addEventListener("abort", () => close(port));
    signal.addEventListener("abort", () => reject(new WriterError("cancelled")), { signal: over.signal });
    port.onDisconnect.addListener(() => reject(new WriterError(isOrphaned() ? "extension_updated" : "port_closed")));
    // A script whose extension was updated is told nothing, not even that its port is closed.
    const watch = setInterval(() => {
      if (isOrphaned()) reject(new WriterError("extension_updated"));
    }, ORPHAN_CHECK_MS);
    over.signal.addEventListener("abort", () => clearInterval(watch));
    port.onMessage.addListener((message: FromEngine) => {
      const result = read(message);
      if (result !== undefined) resolve(result);
      else if (message.type === "piece") on.piece(message.candidate, message.text);
      else if (message.type === "status") on.status(message.status);
      else if (message.type === "error") reject(WriterError.from(message.error));
    });
    send(port, asked);
  }).finally(() => over.abort());
}

function close(port: chrome.runtime.Port): void {
  try {
    port.disconnect();
  } catch {
    // The port of an orphaned script cannot even be closed.
  }
}

function connect(): chrome.runtime.Port {
  try {
    return chrome.runtime.connect({ name: WRITE_PORT });
  } catch {
    throw new WriterError(isOrphaned() ? "extension_updated" : "worker_lost");
  }
}

function send(port: chrome.runtime.Port, message: ToEngine): void {
  port.postMessage(message);
}
