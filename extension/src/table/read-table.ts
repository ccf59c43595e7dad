// Reads a seller's table from a CSV or XLSX file. What it is comes from its first bytes: names lie.
import Papa from "papaparse";
import { decodeText } from "./decode-text";
import { readSheet } from "./read-sheet";
import { type Table, TABLE_LIMITS, TableError } from "./table";

const MEGABYTE = 1_000_000;
const ZIP = [0x50, 0x4b];
/** Excel before 2007, and also every workbook with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** The first row with more than a title in it is the header; empty rows are left out. Rejects with a `TableError`. */
export async function readTable(file: File): Promise<Table> {
  if (file.size > TABLE_LIMITS.megabytes * MEGABYTE) throw new TableError("too_big", [TABLE_LIMITS.megabytes]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const starts = (mark: readonly number[]): boolean => mark.every((byte, place) => bytes[place] === byte);
  if (starts(COMPOUND)) throw new TableError("old_excel");
  return tableOf(starts(ZIP) ? await readSheet(bytes) : readCsv(decodeText(bytes)));
}

/** Reads pasted cells too: a selection copied from a spreadsheet is a table with tabs. */
export function readPastedTable(text: string): Table {
  return tableOf(readCsv(text));
}

function readCsv(text: string): string[][] {
  if (text.includes("\0")) throw new TableError("unreadable");
  // Quotes that do not match are taken as they stand; what they cost is one cell, and the seller sees it.
  return Papa.parse<string[]>(text, { skipEmptyLines: "greedy", preview: TABLE_LIMITS.rows + 2 }).data;
}

function tableOf(raw: readonly (readonly string[])[]): Table {
  const lines = raw.map((line) => line.map((cell) => cell.trim())).filter((line) => line.some((cell) => cell !== ""));
  const start = Math.max(0, lines.findIndex((line) => line.filter((cell) => cell !== "").length > 1));
  const [header = [], ...rows] = lines.slice(start);
  if (rows.length === 0) throw new TableError("empty");
  if (rows.length > TABLE_LIMITS.rows) throw new TableError("too_many_rows", [TABLE_LIMITS.rows]);
  const width = rows.reduce((most, row) => Math.max(most, filledWidth(row)), filledWidth(header));
  if (width > TABLE_LIMITS.columns) throw new TableError("too_many_columns", [TABLE_LIMITS.columns]);
  if (lines.some((line) => line.some((cell) => cell.length > TABLE_LIMITS.cellChars))) throw new TableError("cell_too_long", [TABLE_LIMITS.cellChars]);
  const padded = (row: readonly string[]): string[] => Array.from({ length: width }, (_, place) => row[place] ?? "");
  return { header: padded(header), rows: rows.map(padded) };
}

/** Spreadsheets often carry empty columns at their right edge. */
function filledWidth(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell !== "") + 1;
}
