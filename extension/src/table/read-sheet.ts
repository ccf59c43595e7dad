// The first sheet of an XLSX workbook, cells as text.
import type { CellValue, Workbook } from "hucre/xlsx";
import { TABLE_LIMITS, TableError } from "./table";
import { unpackedSize } from "./unpacked-size";

const MEGABYTE = 1_000_000;

/** Rejects with a `TableError`. */
export async function readSheet(archive: Uint8Array): Promise<string[][]> {
  const size = unpackedSize(archive);
  if (size === undefined) throw new TableError("unreadable");
  if (size > TABLE_LIMITS.unpackedMegabytes * MEGABYTE) throw new TableError("too_big", [TABLE_LIMITS.megabytes]);
  // Of use to few pages, and large: it comes as a script of its own.
  const { readXlsx } = await import(/* webpackChunkName: "spreadsheet" */ "hucre/xlsx");
  const workbook = await readXlsx(archive, { sheets: (_info, place) => place === 0, maxRows: TABLE_LIMITS.rows + 2 }).catch((error: unknown): Workbook => {
    throw new TableError(error instanceof Error && error.name === "EncryptedFileError" ? "encrypted" : "unreadable");
  });
  return (workbook.sheets[0]?.rows ?? []).map((row) => row.map(cellText));
}

function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return dateText(value);
  return String(value);
}

/** A date without a time is one at midnight. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const iso = date.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
}
