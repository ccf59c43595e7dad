// Reviews from a table: which column holds what, guessed from its head or from what stands in it.
import { isoDate } from "../../content/page/iso-date";
import { MAX_REVIEWS, type Review } from "../../content/reviews/review";
import type { Table } from "../../table/table";

/** The places of the columns; -1 for none. */
export interface ReviewColumns {
  readonly text: number;
  readonly rating: number;
  readonly date: number;
}

const HEADS: Record<keyof ReviewColumns, RegExp> = {
  text: /review|comment|feedback|content|body|text|message|opinion|评价|评论|内容|反馈|留言|追评/iu,
  rating: /\b(stars?|rating|score|rate)\b|星|评分|打分|分数/iu,
  date: /date|time|created|posted|written|日期|时间/iu,
};
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b/;
/** Longer than the name of any column. */
const LONG_HEAD = 40;

/** A guess that the seller can correct. Where no head tells the text, it is the column with the longest cells. */
export function guessColumns({ header, rows }: Table): ReviewColumns {
  const rating = header.findIndex((head) => HEADS.rating.test(head));
  const date = header.findIndex((head, place) => place !== rating && HEADS.date.test(head));
  const free = header.map((_, place) => place).filter((place) => place !== rating && place !== date);
  const named = free.filter((place) => HEADS.text.test(header[place] ?? ""));
  const lengthOf = (place: number): number => rows.slice(0, 100).reduce((sum, row) => sum + (row[place] ?? "").length, 0);
  // "Review id" and "review title" are called reviews too; the words are in the longest.
  const [text = -1] = (named.length > 0 ? named : free).sort((a, b) => lengthOf(b) - lengthOf(a));
  return { text, rating, date };
}

/** The table's reviews in order. A file that has no head loses nothing: a first line that reads like a review is one. */
export function columnReviews(table: Table, columns: ReviewColumns): Review[] {
  const headless = !Object.values(HEADS).some((head) => table.header.some((name) => head.test(name) && name.length <= LONG_HEAD)) && (table.header[columns.text] ?? "").length > LONG_HEAD;
  const rows = headless ? [table.header, ...table.rows] : table.rows;
  const dates = columnDates(rows.map((row) => row[columns.date] ?? ""));
  return rows
    .map((row, place) => reviewOf(row[columns.text] ?? "", row[columns.rating] ?? "", dates[place]))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .slice(0, MAX_REVIEWS);
}

function reviewOf(text: string, stars: string, date: string | undefined): Review {
  const rating = ratingOf(stars);
  return { text, ...(rating === undefined ? {} : { rating }), ...(date === undefined ? {} : { date }) };
}

/** Stars of five; a scale of ten or of a hundred is not guessed at. */
function ratingOf(cell: string): number | undefined {
  const drawn = (cell.match(/[★⭐]/gu) ?? []).length;
  const rating = drawn > 0 ? drawn : Number(/\d+(?:[.,]\d+)?/.exec(cell)?.[0].replace(",", "."));
  return rating >= 1 && rating <= 5 ? rating : undefined;
}

/** 3/4/2026 can be read in two ways; the whole column says in which, if one of its days is past the twelfth. */
function columnDates(cells: readonly string[]): (string | undefined)[] {
  const slashed = cells.map((cell) => SLASHED.exec(cell.trim()));
  const dayFirst = slashed.some((found) => Number(found?.[1]) > 12);
  const monthFirst = slashed.some((found) => Number(found?.[2]) > 12);
  return cells.map((cell, place) => {
    const [, one = "", two = "", year = ""] = slashed[place] ?? [];
    if (!year || dayFirst === monthFirst) return isoDate(cell);
    const [month, day] = dayFirst ? [two, one] : [one, two];
    return isoDate(`${year}-${month}-${day}`);
  });
}
