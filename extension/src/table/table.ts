// A table as sellers keep one: a header and rows, every cell as the text that the seller sees.

/** Every row is as long as the header. */
export interface Table {
  header: string[];
  rows: string[][];
}

/** The most that is read from one file. 32,767 characters are what a cell of Excel's own can hold. */
export const TABLE_LIMITS = { megabytes: 20, unpackedMegabytes: 200, rows: 20_000, columns: 200, cellChars: 32_767 } as const;

/** What can be wrong with a file, and the sentence that says so. */
const SENTENCES = {
  empty: "table_empty",
  too_big: "table_too_big",
  too_many_rows: "table_too_many_rows",
  too_many_columns: "table_too_many_columns",
  cell_too_long: "table_cell_too_long",
  old_excel: "table_old_excel",
  encrypted: "table_encrypted",
  unreadable: "table_unreadable",
} as const;

/** A file that is not taken: `key` is its sentence, `parts` fill it. */
export class TableError extends Error {
  override readonly name = "TableError";
  readonly key: (typeof SENTENCES)[keyof typeof SENTENCES];

  constructor(
    readonly code: keyof typeof SENTENCES,
    readonly parts: readonly (string | number)[] = [],
  ) {
    super(code);
    this.key = SENTENCES[code];
  }
}
