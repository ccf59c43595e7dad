// The stars and the day of a review, in the many ways in which pages show them.
import { isoDate } from "../page/iso-date";
import { lineOf } from "../page/text-of";

const RATED = "[itemprop='ratingValue' i], [data-rating], [data-score], [data-stars], [data-hook*='star' i], [role='img'][aria-label], [class*='star' i], [class*='rating' i], [class*='score' i], [class*='rate' i], [title*='star' i], [aria-label*='star' i], [aria-label*='out of 5' i], [aria-label*='星']";
const DATED = "time, [itemprop='datePublished' i], [data-hook*='date' i], [class*='date' i], [class*='time' i], [class*='when' i], [class*='meta' i], [class*='info' i]";
const SAID = /(?<![\d.])([0-5](?:[.,]\d)?)\s*(?:out of 5|of 5|\/\s*5|von 5|sur 5|de 5|stars?\b|颗星|星)|^([0-5](?:[.,]\d)?)$/iu;
/** "star-rating Four", "comment-star star5" */
const NAMED = /\b(?:stars?|rating|rate|score) ?(?:([1-5])|(one|two|three|four|five))\b/iu;
const NUMBERS = ["one", "two", "three", "four", "five"];
const FILLED = /\b(full|fill|filled|active|on|checked|selected|solid|gold|yellow)\b/iu;
const AGO = /(\d+|an?|one)\s*(hour|day|week|小时|天|周)s?\s*(?:ago|前)|(yesterday|昨天)|(today|今天)/iu;
const DAYS: Record<string, number> = { hour: 0, day: 1, week: 7, 小时: 0, 天: 1, 周: 7 };
const DAY_MS = 86_400_000;

/** Stars of five. A figure that could mean something else is not taken. */
export function reviewRating(block: Element): number | undefined {
  const places = [block, ...block.querySelectorAll(RATED)];
  for (const place of places) {
    const said = saidIn(place, block);
    if (said !== undefined) return said;
  }
  for (const place of places) {
    const seen = place === block ? undefined : drawn(place);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

/** As `2026-03-14`; a day counted back from now is counted from `now`. */
export function reviewDate(block: Element, now: number = Date.now()): string | undefined {
  for (const place of block.querySelectorAll(DATED)) {
    const written = [place.getAttribute("datetime"), place.getAttribute("content"), place.getAttribute("title"), lineOf(place)].filter((text) => text !== null);
    for (const text of written) {
      const date = isoDate(text) ?? (text.length < 40 ? daysAgo(text, now) : undefined);
      if (date !== undefined) return date;
    }
  }
  return undefined;
}

function saidIn(place: Element, block: Element): number | undefined {
  const attributes = ["data-rating", "data-score", "data-stars", "content", "aria-label", "title", "alt"].map((name) => place.getAttribute(name));
  // The whole block's text is the buyer's, who may write of five stars too.
  const texts = place === block ? attributes : [...attributes, lineOf(place).slice(0, 40)];
  for (const text of texts) {
    const [, one, other] = SAID.exec(text?.trim() ?? "") ?? [];
    const rating = Number((one ?? other ?? "").replace(",", "."));
    if (rating > 0) return rating;
  }
  return undefined;
}

/** Characters, a bar's width, or icons of which some are filled. */
function drawn(place: Element): number | undefined {
  const text = lineOf(place);
  if (/^[★☆⭐]+$/u.test(text)) {
    const empty = [...place.querySelectorAll("[class*='off' i], [class*='empty' i], [class*='grey' i], [class*='gray' i]")].map((part) => (lineOf(part).match(/★/gu) ?? []).length);
    const full = (text.match(/[★⭐]/gu) ?? []).length - empty.reduce((sum, count) => sum + count, 0);
    if (full >= 1 && full <= 5) return full;
  }
  const bar = place.matches("[style*='width']") ? place : place.querySelector("[style*='width']");
  const width = /width:\s*(\d+(?:\.\d+)?)%/.exec(bar?.getAttribute("style") ?? "")?.[1];
  if (width !== undefined && Number(width) > 0 && Number(width) <= 100) return Math.round(Number(width) / 10) / 2;
  const [named, digit = "", word = ""] = NAMED.exec(namesOf(place)) ?? [];
  // Five icons that are numbered are no rating.
  const alone = ![...(place.parentElement?.children ?? [])].some((other) => other !== place && NAMED.test(namesOf(other)));
  if (named !== undefined && alone) return Number(digit) || NUMBERS.indexOf(word.toLowerCase()) + 1;
  const icons = [...place.children].filter((child) => child.children.length === 0 && lineOf(child) === "");
  const full = icons.filter((icon) => FILLED.test(namesOf(icon))).length;
  return icons.length === 5 && full > 0 ? full : undefined;
}

function namesOf(element: Element): string {
  return (element.getAttribute("class") ?? "").replace(/[-_]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2");
}

function daysAgo(text: string, now: number): string | undefined {
  const [found, count = "", unit = "", yesterday] = AGO.exec(text) ?? [];
  if (found === undefined) return undefined;
  const days = unit ? (Number(count) || 1) * (DAYS[unit.toLowerCase()] ?? 0) : yesterday ? 1 : 0;
  return new Date(now - days * DAY_MS).toISOString().slice(0, 10);
}
