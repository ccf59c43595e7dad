// One buyer's review as it was found, before it is analysed.

/** Read from a page, pasted, or from a file. */
export interface Review {
  readonly text: string;
  /** Stars of five. */
  readonly rating?: number;
  /** `2026-03-14`. */
  readonly date?: string;
}

/** More take too long to read in one go; the first ones are taken. */
export const MAX_REVIEWS = 1_000;
