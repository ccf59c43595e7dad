// How a row changes: what is left to write, what a finished text means for it, and what the seller decides. All pure.
import type { Candidate, JobResult } from "../schema/index";
import { existingText } from "./job-of";
import type { CatalogTask, Row, RowStatus, RowText, Run } from "./run";

/** Older candidates are dropped beyond this many. */
const MAX_CANDIDATES = 8;
/** What a row can be once everything is written. */
const DECIDED: readonly RowStatus[] = ["review", "done", "kept"];

type Plan = Pick<Run, "roles" | "settings">;

/** The tasks that are still to be written, in order. */
export function tasksLeft(row: Row, { roles, settings }: Plan): CatalogTask[] {
  return settings.tasks.filter((task) => row.again.includes(task) || (!row.texts[task] && (settings.rewrite || existingText(roles, row.cells, task) === "")));
}

/** A fresh row. One with nothing to write is kept as it is. */
export function newRow(run: Run, place: number, cells: readonly string[]): Row {
  const row: Row = { run: run.id, place, cells, status: "waiting", texts: {}, again: [], tries: 0 };
  return tasksLeft(row, run).length > 0 ? row : { ...row, status: "kept" };
}

/** Adds what was written. It counts as accepted only if nothing in it is marked and it replaces nothing. */
export function withResult(row: Row, plan: Plan, task: CatalogTask, result: JobResult, writtenAt: number): Row {
  const [best] = result.candidates;
  const open = existingText(plan.roles, row.cells, task) !== "" || !best || isMarked(best);
  const candidates = [...result.candidates, ...earlier(row.texts[task], result.candidates)].slice(0, MAX_CANDIDATES);
  const text: RowText = { candidates, text: best?.text ?? "", verdict: open ? "open" : "accepted", writtenAt };
  return { ...row, texts: { ...row.texts, [task]: text }, again: row.again.filter((one) => one !== task) };
}

/** Ends the writing of a row, with the code of what went wrong, if anything did. */
export function settled(row: Row, plan: Plan, problem?: string): Row {
  const status = problem !== undefined ? "failed" : tasksLeft(row, plan).length > 0 ? "waiting" : decidedStatus(row);
  return { ...row, status, problem, claim: undefined };
}

/** Gives a row that was not finished back to the others. */
export function released(row: Row): Row {
  return { ...row, status: row.status === "writing" ? "waiting" : row.status, claim: undefined };
}

/** Puts a row in line once more: a failed one, or one with tasks that the seller wants anew. */
export function queuedAgain(row: Row, tasks: readonly CatalogTask[] = []): Row {
  return { ...row, status: "waiting", problem: undefined, tries: row.tries + 1, again: [...new Set([...row.again, ...tasks])] };
}

/** The seller's words or another candidate in place of the text. */
export function withText(row: Row, task: CatalogTask, text: string): Row {
  return withPart(row, task, { text });
}

/** The seller's yes, no, or second thoughts. */
export function withVerdict(row: Row, task: CatalogTask, verdict: RowText["verdict"]): Row {
  return withPart(row, task, { verdict });
}

/** Whether a check asks for a look. */
export function isMarked({ checks }: Candidate): boolean {
  return checks.some(({ severity }) => severity !== "info");
}

function withPart(row: Row, task: CatalogTask, part: Partial<RowText>): Row {
  const text = row.texts[task];
  if (!text) return row;
  const next = { ...row, texts: { ...row.texts, [task]: { ...text, ...part } } };
  return DECIDED.includes(row.status) ? { ...next, status: decidedStatus(next) } : next;
}

function decidedStatus({ texts }: Pick<Row, "texts">): RowStatus {
  const verdicts = Object.values(texts).map(({ verdict }) => verdict);
  if (verdicts.includes("open")) return "review";
  return verdicts.includes("accepted") ? "done" : "kept";
}

/** What there was before a new try, the seller's own words first. */
function earlier(text: RowText | undefined, fresh: readonly Candidate[]): Candidate[] {
  if (!text) return [];
  const own = text.candidates.some((one) => one.text === text.text) ? [] : [{ text: text.text, checks: [] }];
  return [...own, ...text.candidates].filter((old) => old.text !== "" && !fresh.some((one) => one.text === old.text));
}
