// Writes a run's rows, one after the other.
import type { Lang } from "../schema/index";
import { type WriterClient, WriterError } from "../worker/client";
import { jobOf } from "./job-of";
import { released, settled, tasksLeft, withResult } from "./row-changes";
import type { CatalogTask, Row, Run } from "./run";
import type { CatalogStore } from "./store";

/** What a writer works with. */
export interface Desk {
  readonly store: CatalogStore;
  readonly client: WriterClient;
  /** The language of the reasons on checks. */
  readonly locale: Lang;
  /** Hears of each row that changed. */
  readonly changed: (row: Row) => void;
  /** Hears what is written while it grows. */
  readonly growing: (place: number, task: CatalogTask, text: string) => void;
}

/** What is wrong with the row or its facts; any other code would fail every row alike. */
const ROW_PROBLEMS: readonly string[] = ["bad_job", "missing_facts", "too_long", "context_too_long", "nothing_usable"];
/** The model is restarted after it was lost; a row that loses it again and again is at fault itself. */
const LOST = "worker_lost";
const MAX_LOST = 2;
const BUSY_WAIT_MS = 1_500;

/** Writes waiting rows until there are none. Rejects with a `WriterError`: `cancelled`, or what stands in every row's way. */
export async function writeRows(run: Run, desk: Desk, signal: AbortSignal): Promise<void> {
  const claim = crypto.randomUUID();
  for (;;) {
    if (signal.aborted) throw new WriterError("cancelled");
    const row = await desk.store.claimNext(run.id, claim);
    if (!row) return;
    desk.changed(row);
    await writeClaimed(run, row, claim, desk, signal);
  }
}

/** Writes one row at once, whether the run is going or not. */
export async function writeRow(run: Run, place: number, desk: Desk, signal: AbortSignal): Promise<void> {
  const claim = crypto.randomUUID();
  const row = await desk.store.claim(run.id, place, claim);
  if (!row) return;
  desk.changed(row);
  await writeClaimed(run, row, claim, desk, signal);
}

async function writeClaimed(run: Run, row: Row, claim: string, desk: Desk, signal: AbortSignal): Promise<void> {
  const change = async (next: (row: Row) => Row): Promise<void> => {
    const changed = await desk.store.changeClaimed(run.id, row.place, claim, next);
    if (changed) desk.changed(changed);
  };
  try {
    for (const task of tasksLeft(row, run)) {
      const result = await writeText(run, row, task, desk, signal);
      const writtenAt = Date.now();
      await change((now) => withResult(now, run, task, result, writtenAt));
    }
    await change((now) => settled(now, run));
  } catch (error) {
    const { code } = WriterError.from(error);
    const rowsOwn = ROW_PROBLEMS.includes(code) || code === LOST;
    await change((now) => (rowsOwn ? settled(now, run, code) : released(now)));
    if (!rowsOwn) throw error;
  }
}

async function writeText(run: Run, row: Row, task: CatalogTask, { client, locale, growing }: Desk, signal: AbortSignal): ReturnType<WriterClient["write"]> {
  const on = { piece: (candidate: number, text: string) => (candidate === 0 ? growing(row.place, task, text) : undefined), status: () => undefined };
  for (let lost = 0; ; ) {
    try {
      const result = await client.write(jobOf(run, row, task, locale), on, signal);
      if (result.candidates.length === 0) throw new WriterError("nothing_usable");
      return result;
    } catch (error) {
      const { code } = WriterError.from(error);
      // Buttons in pages ask the same model; a catalogue can wait for them.
      if (code === "busy") await pause(BUSY_WAIT_MS, signal);
      else if (code !== LOST || ++lost >= MAX_LOST) throw error;
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new WriterError("cancelled"));
    }, { once: true });
  });
}
