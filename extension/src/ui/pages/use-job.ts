// Runs one job at a time for a part of the extension's own pages: previews as they grow, cancel, and a sentence on failure.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Job, JobResult } from "../../schema/index";
import { type Embedder, type WriterClient, WriterError } from "../../worker/client";
import type { WorkerStatus } from "../../worker/protocol";
import { errorKey, type PanelKey } from "../messages";
import { OwnClient } from "./own-client";

/** Where a job stands. */
export interface JobRun {
  readonly phase: "idle" | "waiting" | "writing" | "done" | "stopped" | "failed";
  /** What is asked for; there unless the phase is `idle`. */
  readonly job?: Job;
  /** The whole text of each candidate so far. They stay after a stop or a failure. */
  readonly previews: readonly string[];
  /** Where the model stands while the job waits for it. */
  readonly model?: WorkerStatus;
  /** There when the phase is `done`. */
  readonly result?: JobResult;
  /** The sentence that says what went wrong, when the phase is `failed`. */
  readonly problem?: PanelKey;
}

/** What `useJob` gives. */
export interface UseJob {
  readonly run: JobRun;
  /** Starts the job in place of the one that runs. Resolves with its result, or with nothing once it was stopped or has failed. */
  readonly start: (job: Job) => Promise<JobResult | undefined>;
  /** Stops the job; its previews stay. */
  readonly stop: () => void;
}

const IDLE: JobRun = { phase: "idle", previews: [] };

/** One client for the page; it opens a port for each job. */
export const ownClient: WriterClient & Embedder = new OwnClient();

/** A job of this component; it is cancelled when the component goes. */
export function useJob(client: WriterClient = ownClient): UseJob {
  const [run, setRun] = useState(IDLE);
  const running = useRef<AbortController | undefined>(undefined);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);
  const start = useCallback(
    async (job: Job): Promise<JobResult | undefined> => {
      running.current?.abort();
      const over = new AbortController();
      running.current = over;
      // What an earlier job still says must not touch the present one.
      const change = (next: (before: JobRun) => JobRun): void => {
        if (running.current === over) setRun(next);
      };
      change(() => ({ phase: "waiting", job, previews: [] }));
      const piece = (candidate: number, text: string): void => change(({ previews }) => ({ phase: "writing", job, previews: withText(previews, candidate, text) }));
      const status = (model: WorkerStatus): void => change((before) => (before.phase === "waiting" ? { ...before, model } : before));
      try {
        const result = await client.write(job, { piece, status }, over.signal);
        change(({ previews }) => ({ phase: "done", job, previews, result }));
        return result;
      } catch (error) {
        const { code } = WriterError.from(error);
        change(({ previews }) => (code === "cancelled" ? { phase: "stopped", job, previews } : { phase: "failed", job, previews, problem: errorKey(code) }));
        return undefined;
      }
    },
    [client],
  );
  return { run, start, stop };
}

function withText(previews: readonly string[], candidate: number, text: string): string[] {
  // Candidates may begin out of order.
  return Array.from({ length: Math.max(previews.length, candidate + 1) }, (_, at) => (at === candidate ? text : (previews[at] ?? "")));
}
