// The buyer's words in a review's block, without names, dates, buttons and the seller's answer.
import { cut, lineOf, plainText } from "../page/text-of";

const BODY = "[itemprop='reviewBody' i], [data-hook='review-body' i], [class*='reviewbody' i], [class*='body' i], [class*='text' i], [class*='content' i], [class*='description' i], [class*='message' i], blockquote, p";
const TITLE = "[data-hook='review-title' i], [itemprop='name' i], [class*='review-title' i], [class*='reviewtitle' i], [class*='headline' i], [class*='subject' i], h3, h4, h5";
const EXTRA = "time, button, a, svg, script, style, template, select, input, textarea, label, [hidden], [aria-hidden='true'], [role='img'], [itemprop='author' i], [itemprop='datePublished' i], [itemprop='reviewRating' i], [class*='author' i], [class*='avatar' i], [class*='date' i], [class*='time' i], [class*='star' i], [class*='rating' i], [class*='helpful' i], [class*='vote' i], [class*='action' i], [class*='verified' i], [class*='meta' i], [class*='info' i], [class*='profile' i], [class*='hidden' i], [class*='screen-reader' i]";
const ANSWER = "[class*='reply' i], [class*='response' i], [class*='answer' i], .children";
const STARS = /^[\d.,]+ out of 5 stars\s*|^[★☆⭐\s]+/iu;
/** As much as a job takes. */
const MAX_CHARS = 4_000;

/** The title, where it is one of its own, and the text. Empty where nobody wrote a word. */
export function reviewText(block: Element): string {
  const title = ownTitle(block);
  const body = bodyOf(block);
  const text = title && !body.startsWith(title) ? `${title}\n${body}` : body;
  return cut(text.trim(), MAX_CHARS);
}

function bodyOf(block: Element): string {
  const parts = [...block.querySelectorAll(BODY)].filter((part) => !part.closest(ANSWER) && !inside(part, EXTRA, block) && wordsOf(part) !== "");
  const outer = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  const [longest] = [...outer].sort((a, b) => wordsOf(b).length - wordsOf(a).length);
  return wordsOf(longest ?? block);
}

function ownTitle(block: Element): string {
  const [title] = [...block.querySelectorAll(TITLE)].filter((one) => !one.closest(ANSWER) && !inside(one, "[itemprop='author' i], [class*='author' i]", block));
  return title ? lineOf(title).replace(STARS, "").trim() : "";
}

/** Whether something between the element and its block is of that kind. The block itself may be called anything. */
function inside(element: Element, selector: string, block: Element): boolean {
  const found = element.closest(selector);
  return found !== null && found !== block && block.contains(found);
}

function wordsOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll(`${EXTRA}, ${ANSWER}`)) extra.remove();
  for (const end of copy.querySelectorAll("br, p, div, li, td")) end.append("\n");
  return plainText(copy.textContent).replace(STARS, "");
}
