// Answers one line to the engine: a job, or a watch on the model's state. A line that closes cancels its job.
import type { Line } from "../background/relay";
import type { FromEngine, ToEngine } from "../content/port-protocol";
import { writeElsewhere } from "../endpoint/write-elsewhere";
import { pureAnalyses } from "../ui/pages/pure-analyses";
import { WriterError } from "../worker/client";
import type { WorkerStatus } from "../worker/protocol";
import type { WorkerHost } from "./worker-host";

/** Well under the half minute after which the browser stops a service worker that hears nothing. */
const ALIVE_MS = 15_000;

export function serveLine(line: Line, host: WorkerHost): void {
  const closed = new AbortController();
  const { signal } = closed;
  const send = (message: FromEngine): void => {
    if (!signal.aborted) line.postMessage(message);
  };
  const sendStatus = (status: WorkerStatus): void => send({ type: "status", status });
  const answer = (answered: Promise<FromEngine>): void => {
    const alive = setInterval(() => send({ type: "alive" }), ALIVE_MS);
    answered
      .then(send)
      .catch((error: unknown) => {
        const { code, message: text } = WriterError.from(error);
        send({ type: "error", error: { code, message: text } });
      })
      .finally(() => clearInterval(alive));
  };
  line.onDisconnect.addListener(() => closed.abort());
  line.onMessage.addListener((received) => {
    // Only the background speaks here, and it has checked the message.
    const message = received as ToEngine;
    switch (message.type) {
      case "write": {
        const on = { piece: (candidate: number, text: string) => send({ type: "piece", candidate, text }), status: sendStatus };
        const { request, elsewhere } = message;
        const written = elsewhere ? pureAnalyses().then((rules) => writeElsewhere(request, elsewhere, rules, on.piece, signal)) : host.write(request, on, signal);
        return answer(written.then((result) => ({ type: "done", result })));
      }
      case "embed":
        return answer(host.embed(message.texts, sendStatus, signal).then((vectors) => ({ type: "embedded", vectors })));
      case "watch":
        signal.addEventListener("abort", host.watch(sendStatus));
        return;
      case "load":
        return host.load();
      case "unload":
        return host.unload();
    }
  });
}
