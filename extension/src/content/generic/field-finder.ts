// Finds the title, description and reply fields of a page nobody wrote an adapter for.
import type { FieldTask, FoundField, Page } from "../adapters/adapter";
import { standIn } from "../page/frame";
import { lineOf } from "../page/text-of";
import { readLimit } from "./field-limit";
import { type FieldNames, readNames } from "./field-names";
import { inOneLook, visibleEditables } from "./one-look";
import { DESCRIPTION, PRODUCT_FORM, PRODUCT_PAGE, REPLY, TITLE, type Words } from "./vocabulary";

/** How far each source of a name is believed. */
const TRUST: Record<keyof FieldNames, number> = { label: 3, placeholder: 2, code: 2, context: 2.5 };
const ENOUGH = 2;
const UNWRITABLE = ":disabled, [readonly], [aria-readonly='true'], [aria-disabled='true'], [type='search'], [role='combobox'], [role='searchbox']";
/** A list's filters carry the names of what they look for, as django-oscar's does ("Product title"); nothing is saved by GET. */
const SEARCH = "form[method='get' i], search, [role='search']";

interface Seen {
  readonly element: HTMLElement;
  readonly names: FieldNames;
}

interface Scored extends Seen {
  readonly task: FieldTask;
  readonly score: number;
  readonly strong: boolean;
}

export function findFields(page: Page): FoundField[] {
  return inOneLook(page.document, () => findIn(page));
}

function findIn(page: Page): FoundField[] {
  const seen = visibleEditables(page.document)
    .filter(isWritable)
    .map((element) => ({ element, names: readNames(element) }));
  const scored = seen.flatMap((one) => candidatesOf(one));
  const best = (["title", "description", "reply"] as const).flatMap((task) => pick(task, scored));
  return best
    .filter((one) => (one.task === "reply" ? !isContactForm(one.element) : belongsToProduct(one, best, seen, page)))
    .map(({ task, element }) => ({ task, element, limit: readLimit(element) }));
}

export function isWritable(element: HTMLElement): boolean {
  return !element.matches(UNWRITABLE) && !element.closest(SEARCH);
}

function candidatesOf(one: Seen): Scored[] {
  const manyLines = one.element.localName !== "input";
  const found: Scored[] = [scoreAs("title", TITLE, one)];
  if (manyLines) found.push(scoreAs("description", DESCRIPTION, one));
  const reply = scoreAs("reply", REPLY, one);
  if (manyLines || reply.strong) found.push(reply);
  const [best] = found.filter(({ score }) => score >= ENOUGH).sort((a, b) => b.score - a.score);
  return best ? [best] : [];
}

function scoreAs(task: FieldTask, words: Words, one: Seen): Scored {
  let score = 0;
  let strong = false;
  for (const source of Object.keys(TRUST) as (keyof FieldNames)[]) {
    const text = one.names[source];
    if (!text) continue;
    // A name that says "meta title" outweighs an id that says "title".
    if (words.never.test(text)) return { ...one, task, score: 0, strong: false };
    if (words.strong.test(text)) {
      score += TRUST[source] * 1.5;
      strong = true;
    } else if (words.weak.test(text)) score += TRUST[source];
  }
  return { ...one, task, score, strong };
}

/** One field per task: the best name wins, the earlier field where two are equal. */
function pick(task: FieldTask, scored: readonly Scored[]): Scored[] {
  const [best] = scored.filter((one) => one.task === task).sort((a, b) => b.score - a.score);
  return best ? [best] : [];
}

/** A bare "Title" is a product's only if the form or the page says so; reviews, posts and menus have titles too. */
function belongsToProduct(field: Scored, best: readonly Scored[], seen: readonly Seen[], { document, url }: Page): boolean {
  if (field.strong) return true;
  const words = `${url.hostname} ${url.pathname} ${url.hash}`.replace(/[^\p{L}\p{N}]+/gu, " ");
  if (PRODUCT_PAGE.test(words) || PRODUCT_PAGE.test(lineOf(document.querySelector("h1")))) return true;
  const form = formOf(field.element);
  if (best.some((other) => other.task !== "reply" && other !== field && other.strong && form.contains(standIn(other.element)))) return true;
  return seen.some(({ element, names }) => element !== field.element && form.contains(standIn(element)) && Object.values(names).some((name: string) => PRODUCT_FORM.test(name)));
}

/** "Message" beside an e-mail field is a letter to the shop, not an answer from it. */
function isContactForm(element: HTMLElement): boolean {
  return standIn(element).closest("form")?.querySelector("input[type='email'], input[type='password']") != null;
}

export function formOf(field: Element): Element {
  const element = standIn(field);
  return element.closest("form") ?? element.closest("dialog, [role='dialog'], main, [role='main']") ?? element.ownerDocument.body;
}
