// A WriterClient's double: each job waits until the test streams, finishes or fails it. Never shipped.
import type { Candidate, Job, JobResult } from "../src/schema/index";
import { type UsedText, type WriteEvents, type WriterClient, WriterError } from "../src/worker/client";
import type { WorkerStatus } from "../src/worker/protocol";

export interface FakeJob {
  readonly request: Job;
  readonly on: WriteEvents;
  readonly signal: AbortSignal;
  finish(candidates: readonly (string | Candidate)[], more?: Partial<JobResult>): void;
  fail(code: string): void;
}

export class FakeClient implements WriterClient {
  readonly jobs: FakeJob[] = [];
  readonly usedTexts: UsedText[] = [];

  get last(): FakeJob {
    const job = this.jobs.at(-1);
    if (!job) throw new Error("no job was started");
    return job;
  }

  write(request: Job, on: WriteEvents, signal: AbortSignal): Promise<JobResult> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new WriterError("cancelled")));
      this.jobs.push({
        request,
        on,
        signal,
        finish: (candidates, more = {}) => resolve({ id: request.id, candidates: candidates.map((one) => (typeof one === "string" ? { text: one, checks: [] } : one)), ...more }),
        fail: (code) => reject(new WriterError(code)),
      });
    });
  }

  status(callback: (status: WorkerStatus) => void): () => void {
    callback({ state: "empty" });
    return () => undefined;
  }

  used(text: UsedText): void {
    this.usedTexts.push(text);
  }
}
