// Writes a table to a file that the seller opens in a spreadsheet.
import Papa from "papaparse";
import type { Table } from "./table";

/** The formats a table is saved in; also the ends of their file names. */
export const TABLE_FORMATS = ["csv", "xlsx"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const MARK = "\uFEFF";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WIDTH = { least: 10, most: 60 };

/** A spreadsheet would run such a cell as a formula. A plain number with a sign is none. */
export const FORMULA = /^(?![+-]?\d[\d.,]*%?$)[=+\-@\t\r]/;

/** The file's content. */
export async function writeTable(table: Table, format: TableFormat): Promise<Blob> {
  return format === "csv" ? writeCsv(table) : await writeXlsx(table);
}

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
function writeCsv({ header, rows }: Table): Blob {
  const text = Papa.unparse([header, ...rows], { escapeFormulae: FORMULA, newline: "\r\n" });
  return new Blob([MARK, text, "\r\n"], { type: "text/csv;charset=utf-8" });
}

/** Every cell is written as text: as numbers, bar codes would lose digits and prices their last zero. */
async function writeXlsx({ header, rows }: Table): Promise<Blob> {
  const { writeXlsx: write } = await import(/* webpackChunkName: "spreadsheet" */ "hucre/xlsx");
  const columns = header.map((name, place) => ({ width: widthOf([name, ...rows.slice(0, 50).map((row) => row[place] ?? "")]) }));
  const bytes = await write({ sheets: [{ name: "Shopquill", columns, rows: [header, ...rows], freezePane: { rows: 1 } }] });
  return new Blob([new Uint8Array(bytes)], { type: XLSX });
}

function widthOf(cells: readonly string[]): number {
  const longest = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest + 2));
}
