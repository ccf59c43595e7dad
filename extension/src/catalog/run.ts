// What a catalogue run is made of, as the database keeps it.
import type { Candidate, Lang, Length, TaskId, Tone } from "../schema/index";
import type { Role } from "./roles";

/** What can be written for a row, in the order it is written. */
export const CATALOG_TASKS = ["title", "description", "bullets", "seo"] as const satisfies readonly TaskId[];
export type CatalogTask = (typeof CATALOG_TASKS)[number];

/** The most rows of one run. */
export const MAX_ROWS = 5_000;

/** What the seller chose for all rows. */
export interface RunSettings {
  readonly tasks: readonly CatalogTask[];
  readonly lang: Lang;
  readonly platform?: string;
  readonly tone: Tone;
  readonly length: Length;
  readonly candidates: number;
  /** Whether a text is suggested where the row has one already. It still replaces nothing without a yes. */
  readonly rewrite: boolean;
}

/** One imported file and what is to be written for it. */
export interface Run {
  readonly id: string;
  /** The file's name. */
  readonly name: string;
  readonly createdAt: number;
  readonly header: readonly string[];
  /** A role for each column. */
  readonly roles: readonly Role[];
  readonly settings: RunSettings;
  readonly size: number;
  /** Whether rows are to be written as soon as the page is open. */
  readonly going: boolean;
}

export const ROW_STATUSES = ["waiting", "writing", "review", "done", "failed", "kept", "cancelled"] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

/** What was written for one task of a row. */
export interface RowText {
  /** The newest first. A text that the seller has edited is among them once it is written anew. */
  readonly candidates: readonly Candidate[];
  /** The one chosen, or the seller's own words. */
  readonly text: string;
  readonly verdict: "open" | "accepted" | "skipped";
  readonly writtenAt: number;
}

/** One row of the file. */
export interface Row {
  readonly run: string;
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly cells: readonly string[];
  readonly status: RowStatus;
  readonly texts: Partial<Record<CatalogTask, RowText>>;
  /** Tasks to write once more although there is a text. */
  readonly again: readonly CatalogTask[];
  /** How often the seller has asked for another try. Each seeds the sampling anew. */
  readonly tries: number;
  /** Who writes it now. Only the holder of the claim may add its texts. */
  readonly claim?: string;
  /** Why it failed: an error code. */
  readonly problem?: string;
}
