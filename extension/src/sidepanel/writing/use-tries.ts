// The tries of one tool, oldest first. Writing anew never loses what was written before.
import { useEffect, useState } from "preact/hooks";
import type { Lang } from "../../schema/index";
import { type JobRun, type UseJob, useJob } from "../../ui/pages/use-job";
import type { Text } from "./texts";

/** What one try has written, also where it was stopped. */
export interface Try {
  readonly lang: Lang;
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

/** Runs jobs and keeps what they wrote. `lang` is the language of the job that runs. */
export function useTries(lang: Lang): UseTries {
  const job = useJob();
  const [{ tries, place }, set] = useState<Pick<UseTries, "tries" | "place">>({ tries: [], place: 0 });
  const { phase } = job.run;
  useEffect(() => {
    const written = tryOf(job.run, lang);
    if (phase === "idle" || isRunning(job.run) || written.texts.length === 0) return;
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
export function tryOf({ previews, result }: JobRun, lang: Lang): Try {
  const growing = previews.filter((text) => text !== "").map((text) => ({ text, checks: [] }));
  return { lang, texts: result?.candidates ?? growing, withheld: (result?.withheld ?? []).map(({ reason }) => reason), notes: result?.notes ?? [] };
}
