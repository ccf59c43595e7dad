// A worker's double for tests: it hears what the host posts and says what the test tells it to say. Never shipped.
import type { WorkerLike } from "../src/offscreen/worker-host";
import type { FromWorker, ToWorker } from "../src/worker/protocol";

export class FakeWorker implements WorkerLike {
  static readonly started: FakeWorker[] = [];
  readonly heard: ToWorker[] = [];
  ended = false;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;

  constructor() {
    FakeWorker.started.push(this);
  }

  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.(new MessageEvent("message", { data: message }));
  }

  ready(): void {
    this.say({ type: "status", state: "ready", threads: 2 });
  }

  finish(job: string, text = `text of ${job}`): void {
    const stats = { firstTokenMs: 1, totalMs: 2, promptTokens: 3, generatedTokens: 4, tokensPerSecond: 5 };
    this.say({ type: "done", job, result: { id: job, candidates: [{ text, checks: [] }] }, stats });
  }

  crash(): void {
    this.onerror?.(new ErrorEvent("error", { cancelable: true }));
  }
}
