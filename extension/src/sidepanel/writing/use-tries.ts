// The tries of one tool, oldest first. Writing anew never loses what was written before.
import { useEffect, useState } from "preact/hooks";
import type { Job } from "../../schema/index";
import { type JobRun, type UseJob, useJob } from "../../ui/pages/use-job";
import type { Text } from "./texts";

/** What one try has written, also where it was stopped. */
export interface Try {
  readonly job: Job;
  readonly texts: readonly Text[];
  readonly withheld: readonly string[];
  readonly notes: readonly string[];
}

/** What `useTries` gives. */
export interface UseTries extends UseJob {
  readonly tries: readonly Try[];
  /** The place of the one that is shown, while none is being written. */
  readonly place: number;
  readonly show: (place: number) => void;
}

const MOST = 12;

/** Runs jobs and keeps what they wrote. */
export function useTries(): UseTries {
  const job = useJob();
  const [{ tries, place }, set] = useState<Pick<UseTries, "tries" | "place">>({ tries: [], place: 0 });
  const { phase } = job.run;
  useEffect(() => {
    const written = tryOf(job.run);
    if (!written || isRunning(job.run) || written.texts.length === 0) return;
    set(({ tries }) => {
      const kept = [...tries, written].slice(-MOST);
      return { tries: kept, place: kept.length - 1 };
    });
  }, [phase]);
  return { ...job, tries, place, show: (place) => set({ tries, place }) };
}

/** Whether a text is being written. */
export function isRunning({ phase }: JobRun): boolean {
  return phase === "waiting" || phase === "writing";
}

/** What a run has written so far or at last. */
export function tryOf({ job, previews, result }: JobRun): Try | undefined {
  if (!job) return undefined;
  const growing = previews.filter((text) => text !== "").map((text) => ({ text, checks: [] }));
  return { job, texts: result?.candidates ?? growing, withheld: (result?.withheld ?? []).map(({ reason }) => reason), notes: result?.notes ?? [] };
}
