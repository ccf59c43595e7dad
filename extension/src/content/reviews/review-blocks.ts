// Finds a page's reviews: siblings built alike, which are called reviews or lie in something called so.
import { deepQuery, OWN_ATTRIBUTE } from "../page/deep-query";
import { lineOf } from "../page/text-of";
import { isVisible } from "../page/visible";
import { reviewDate, reviewRating } from "./review-marks";

const NAMED = "[itemprop~='review' i], [itemtype*='schema.org/Review' i], [data-hook*='review' i], [data-testid*='review' i], [class*='review' i], [id*='review' i], [class*='comment' i], [id*='comment' i], [class*='feedback' i], [class*='fdbk' i], [class*='rating' i], [class*='evaluat' i], [class*='rate-' i]";
const ROW = ":scope > div, :scope > section, article, li, tbody tr, [role='listitem']";
const WORD = /\p{L}/u;
/** A word or two can be a review, and also a button. */
const MIN_WORDS = /(\p{Script=Han}.*){4}|(\p{L}{2,}.*){2}/u;

/** The outermost ones, in the page's order. */
export function reviewBlocks(document: Document): Element[] {
  const named = new Set<Element>(deepQuery(document, NAMED).filter((element) => !element.closest(`[${OWN_ATTRIBUTE}], form, nav, select`) && element !== document.body));
  const groups = new Map<string, Element[]>();
  const parents = new Map<Element, number>();
  const add = (element: Element): void => {
    const { parentElement } = element;
    if (!parentElement) return;
    if (!parents.has(parentElement)) parents.set(parentElement, parents.size);
    const key = `${parents.get(parentElement) ?? ""} ${kindOf(element)}`;
    const group = groups.get(key) ?? [];
    if (!group.includes(element)) group.push(element);
    groups.set(key, group);
  };
  for (const element of named) {
    add(element);
    // A list may be called reviews while its rows have no telling name.
    for (const row of element.querySelectorAll(ROW)) add(row);
  }
  const likely = [...groups.values()].map((group) => group.filter((one) => MIN_WORDS.test(lineOf(one)) && isVisible(one))).filter((group) => group.length > 1 || group.some(isDeclared));
  // Where anything on the page carries stars or a day, what carries neither is something else: tabs, summaries, questions.
  const marked = likely.filter((group) => group.filter(isMarked).length * 2 >= group.length);
  const chosen = (marked.length > 0 ? marked : likely).filter((group, _, all) => !group.some((one) => holdsSeveral(one, all))).flat();
  const outer = chosen.filter((one) => !chosen.some((other) => other !== one && other.contains(one)));
  return outer.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

/** A list of reviews, and no review: two blocks in it have stars or a day of their own. */
function holdsSeveral(block: Element, groups: readonly (readonly Element[])[]): boolean {
  return groups.some((group) => group.length > 1 && group.every((one) => one !== block && block.contains(one) && isMarked(one)));
}

/** One alone is believed only if the page says that it is a review. */
function isDeclared(element: Element): boolean {
  return element.matches("[itemprop~='review' i], [itemtype*='schema.org/Review' i], [data-hook='review' i], [class~='review' i]") && isMarked(element);
}

function isMarked(element: Element): boolean {
  return reviewRating(element) !== undefined || reviewDate(element) !== undefined;
}

/** Siblings of one kind share their tag and the first class with a word in it. */
function kindOf(element: Element): string {
  const [first = ""] = [...element.classList].filter((name) => WORD.test(name));
  return `${element.localName}.${first.replace(/\d+/g, "")}`;
}
