// The file to export: every original column as it was, and the new texts.
import type { Table } from "../table/table";
import { existingText } from "./job-of";
import type { CatalogTask, Row, Run } from "./run";

/** Where the new texts go. */
export const EXPORT_PLACES = ["beside", "inside"] as const;
export type ExportPlace = (typeof EXPORT_PLACES)[number];

/**
 * `beside` adds a column for each task and leaves the seller's alone. `inside` puts texts into the seller's own title and
 * description columns, where they replace another text only if the seller has accepted them; other tasks get a column.
 */
export function exportTable(run: Run, rows: readonly Row[], place: ExportPlace, columnName: (task: CatalogTask) => string): Table {
  const homes = run.settings.tasks.map((task) => ({ task, home: place === "inside" && (task === "title" || task === "description") ? run.roles.indexOf(task) : -1 }));
  const added = homes.filter(({ home }) => home < 0);
  const names = new Set(run.header);
  return {
    header: [...run.header, ...added.map(({ task }) => freshName(columnName(task), names))],
    rows: rows.map((row) => {
      const cells = [...row.cells];
      for (const { task, home } of homes) if (home >= 0) cells[home] = acceptedText(row, task) || existingText(run.roles, row.cells, task);
      return [...cells, ...added.map(({ task }) => acceptedText(row, task))];
    }),
  };
}

/** Open and skipped texts stay in the page. */
function acceptedText({ texts }: Row, task: CatalogTask): string {
  const text = texts[task];
  return text?.verdict === "accepted" ? text.text : "";
}

/** Two columns of one name would be mixed up at the next import. */
function freshName(name: string, taken: Set<string>): string {
  let fresh = name;
  for (let number = 2; taken.has(fresh); number += 1) fresh = `${name} ${number}`;
  taken.add(fresh);
  return fresh;
}
