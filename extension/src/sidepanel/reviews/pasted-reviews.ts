// Takes a pasted list apart: a review a line, or blank lines between them. What a review begins with, its stars or its day, is
// taken off the text, so that the model reads the buyer's words alone.
import { isoDate } from "../../content/page/iso-date";
import type { Review } from "../../content/reviews/review";

/** What separates one review from the next. */
export type Separator = "line" | "blank";

const BLANK = /\n[^\S\n]*\n/u;
const DAY = /^(?:(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|[a-z]{3,9}\.?\s+\d{1,2},?\s+(?:19|20)\d\d|\d{1,2}\s+[a-z]{3,9}\.?\s+(?:19|20)\d\d)/iu;
const STARS = /^(?<drawn>[★⭐]️?(?:[★⭐☆✩]️?){0,4})|^(?<number>[1-5](?:\.\d)?)\s*(?:\/\s*5\b|out of 5(?:\s+stars?)?|stars?\b|星|★|⭐)/iu;
/** Bullets, numbers of a list and what stands between the parts. */
const BULLET = /^(?:[-*•·–—]\s+|\d{1,4}(?:[.)]\s+|、))/u;
const BETWEEN = /^[\s|,;:，；：、·–—-]+/u;

/** A list with blank lines is taken to be separated by them; the seller can say otherwise. */
export function guessSeparator(text: string): Separator {
  return BLANK.test(text.replace(/\r\n?/g, "\n").trim()) ? "blank" : "line";
}

/** The reviews of a pasted list, in order. */
export function pastedReviews(text: string, separator: Separator): Review[] {
  const lines = text.replace(/\r\n?/g, "\n");
  return lines
    .split(separator === "blank" ? /\n(?:[^\S\n]*\n)+/u : "\n")
    .map(readOne)
    .filter((review) => /[\p{L}\p{N}]/u.test(review.text));
}

function readOne(block: string): Review {
  let text = block.trim().replace(BULLET, "");
  const found: { rating?: number; date?: string } = {};
  for (let [part, known] = beginning(text); part !== ""; [part, known] = beginning(text)) {
    Object.assign(found, known);
    text = text.slice(part.length).replace(BETWEEN, "");
  }
  return { text: text.trim(), ...found };
}

/** The stars or the day that the text begins with, as written and as understood. */
function beginning(text: string): [part: string, known: { rating?: number; date?: string }] {
  const day = DAY.exec(text)?.[0];
  const date = day === undefined ? undefined : isoDate(day);
  if (day !== undefined && date !== undefined) return [day, { date }];
  const stars = STARS.exec(text);
  if (!stars) return ["", {}];
  const [part] = stars;
  return [part, { rating: stars.groups?.number ? Number(stars.groups.number) : (part.match(/[★⭐]/gu) ?? []).length }];
}
