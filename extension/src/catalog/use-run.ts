// One open run: holds its lock, writes its rows while it is going, and keeps the page up to date.
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { browserLocale } from "#platform/texts";
import { WriterError } from "../worker/client";
import { OwnClient } from "../ui/pages/own-client";
import { queuedAgain } from "./row-changes";
import type { CatalogTask, Row, RowStatus, Run } from "./run";
import { holdRunLock } from "./run-lock";
import type { CatalogStore, Counts } from "./store";
import { TimeLeft } from "./time-left";
import { type Desk, writeRow, writeRows } from "./writer";

/** What is being written at this moment. */
export interface Growing {
  readonly place: number;
  readonly task: CatalogTask;
  readonly text: string;
}

/** `elsewhere`: another tab has this run. `idle`: nothing is being written. */
export type RunPhase = "opening" | "elsewhere" | "going" | "idle";

/** An open run, and what can be done with it. */
export interface OpenRun {
  readonly phase: RunPhase;
  readonly counts: Counts | undefined;
  /** Changes with every change of a row. */
  readonly version: number;
  readonly growing: Growing | undefined;
  /** Whether the model has begun to answer; before, it is still loading. */
  readonly warm: boolean;
  /** Milliseconds to the end. */
  readonly left: number | undefined;
  /** The code of what keeps the run from going on. */
  readonly problem: string | undefined;
  readonly resume: () => Promise<void>;
  readonly pause: () => Promise<void>;
  /** Ends the run; the rows that wait are left out until `restore`. */
  readonly cancel: () => Promise<void>;
  /** Puts rows that failed or were left out in line and goes on. */
  readonly restore: (status: Extract<RowStatus, "failed" | "cancelled">) => Promise<void>;
  /** Writes tasks of one row anew; without any, what the row still lacks. */
  readonly rewrite: (place: number, tasks?: readonly CatalogTask[]) => Promise<void>;
  /** Changes a row by the seller's hand. */
  readonly change: (place: number, change: (row: Row) => Row) => Promise<void>;
}

/** Tabs tell each other which run has changed. */
const CHANNEL = "catalog";
const FINISHED: readonly RowStatus[] = ["review", "done", "failed"];

export function useRun(store: CatalogStore, run: Run): OpenRun {
  const [phase, setPhase] = useState<RunPhase>("opening");
  const [counts, setCounts] = useState<Counts>();
  const [version, setVersion] = useState(0);
  const [growing, setGrowing] = useState<Growing>();
  const [warm, setWarm] = useState(false);
  const [problem, setProblem] = useState<string>();
  const going = useRef<{ readonly over: AbortController; readonly ended: Promise<void> } | undefined>(undefined);
  const closed = useMemo(() => new AbortController(), [store, run]);
  const times = useMemo(() => new TimeLeft(), [run]);
  const channel = useMemo(() => new BroadcastChannel(CHANNEL), []);

  const refresh = useCallback(() => setVersion((last) => last + 1), []);
  const announce = useCallback(() => {
    // What still comes in after the page was left changes rows, and nothing here.
    if (closed.signal.aborted) return;
    refresh();
    channel.postMessage(run.id);
  }, [channel, closed, refresh, run]);

  const desk = useMemo<Desk>(
    () => ({
      store,
      client: new OwnClient(),
      locale: browserLocale() === "zh_CN" ? "zh" : "en",
      changed: ({ status }) => {
        if (FINISHED.includes(status)) times.finishedOne(Date.now());
        if (status !== "writing") setGrowing(undefined);
        announce();
      },
      growing: (place, task, text) => {
        setWarm(true);
        setGrowing({ place, task, text });
      },
    }),
    [store, times, announce],
  );

  const writeAll = useCallback(
    async (signal: AbortSignal) => {
      try {
        await store.setGoing(run.id, true);
        await writeRows(run, desk, signal);
        await store.setGoing(run.id, false);
      } catch (error) {
        const { code } = WriterError.from(error);
        // A page that is left is no pause: the next one goes on.
        if (!closed.signal.aborted) await store.setGoing(run.id, false);
        if (code !== "cancelled") setProblem(code);
      }
      going.current = undefined;
      setGrowing(undefined);
      setPhase("idle");
      announce();
    },
    [announce, closed, desk, run, store],
  );

  const resume = useCallback(async () => {
    if (going.current) return;
    setProblem(undefined);
    setPhase("going");
    setWarm(false);
    times.start(Date.now());
    const over = new AbortController();
    going.current = { over, ended: writeAll(over.signal) };
    await going.current.ended;
  }, [times, writeAll]);

  const pause = useCallback(async () => {
    going.current?.over.abort();
    await going.current?.ended;
  }, []);

  useEffect(() => {
    const opened = (held: boolean): void => {
      if (!held) return setPhase("elsewhere");
      void store
        .recover(run.id)
        .then(() => store.run(run.id))
        .then((now) => {
          refresh();
          if (now?.going) void resume();
          else setPhase("idle");
        });
    };
    holdRunLock(run.id, opened, closed.signal);
    return () => {
      closed.abort();
      going.current?.over.abort();
    };
  }, [store, run, closed, refresh, resume]);

  useEffect(() => {
    channel.onmessage = ({ data }) => {
      if (data === run.id) refresh();
    };
    return () => channel.close();
  }, [channel, refresh, run]);

  useEffect(() => void store.counts(run.id).then(setCounts), [store, run, version]);

  const cancel = useCallback(async () => {
    await pause();
    await store.changeAll(run.id, "waiting", (row) => ({ ...row, status: "cancelled" }));
    announce();
  }, [announce, pause, run, store]);

  const restore = useCallback(
    async (status: RowStatus) => {
      await store.changeAll(run.id, status, (row) => (status === "failed" ? queuedAgain(row) : { ...row, status: "waiting" }));
      announce();
      await resume();
    },
    [announce, resume, run, store],
  );

  const change = useCallback(
    async (place: number, next: (row: Row) => Row) => {
      await store.changeRow(run.id, place, next);
      announce();
    },
    [announce, run, store],
  );

  const rewrite = useCallback(
    async (place: number, tasks?: readonly CatalogTask[]) => {
      setProblem(undefined);
      await store.changeRow(run.id, place, (row) => (row.status === "writing" ? row : queuedAgain(row, tasks)));
      try {
        await writeRow(run, place, desk, closed.signal);
      } catch (error) {
        const { code } = WriterError.from(error);
        if (code !== "cancelled") setProblem(code);
      }
      announce();
    },
    [announce, closed, desk, run, store],
  );

  const left = phase === "going" && counts ? times.estimate(counts.waiting + counts.writing) : undefined;
  return { phase, counts, version, growing, warm, left, problem, resume, pause, cancel, restore, rewrite, change };
}
