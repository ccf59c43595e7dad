// Reads a chat by a dashboard's own selectors.
import type { Turn } from "../../schema/index";
import { deepQuery } from "../page/deep-query";
import { lineOf, oneLine, plainText } from "../page/text-of";
import { isVisible } from "../page/visible";

/** An element that shows nothing but when it was written. */
const CLOCK = /^\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?$/iu;

export interface MessageSelectors {
  /** One message, oldest first in the page. */
  readonly row: string;
  /** What a buyer's row is or holds; asked after `seller`. */
  readonly buyer: string;
  /** Missing where only buyers write, as in a list of reviews. */
  readonly seller?: string;
  /** The words, without the name and the time. Rows without any (pictures, cards, notices) are passed over. */
  readonly text: string;
  /** A list of reviews or questions is no chat: only the row that holds the field, or stands right above it, is answered. */
  readonly answered?: boolean;
  /** Facts in the answered row, by name. */
  readonly about?: Readonly<Record<string, string>>;
}

export function turnsBySelectors(document: Document, { row, buyer, seller, text, answered }: MessageSelectors, field: Element): Turn[] {
  const rows = deepQuery(document, row).filter(isVisible);
  return (answered ? rows.filter((one) => isAbove(one, field)).slice(-1) : rows)
    .flatMap((one) => {
      const from = seller && isOrHolds(one, seller) ? "seller" : isOrHolds(one, buyer) ? "buyer" : undefined;
      const words = from ? wordsOf(one, text) : "";
      return from && words ? [{ from, text: words }] : [];
    });
}

export function factsOfAnswered(document: Document, { row, answered, about = {} }: MessageSelectors, field: Element): Record<string, string> {
  const one = answered ? deepQuery(document, row).filter((found) => isVisible(found) && isAbove(found, field)).at(-1) : undefined;
  return one ? Object.fromEntries(Object.entries(about).map(([name, selector]) => [name, lineOf(one.querySelector(selector))])) : {};
}

/** Whether a fact that was read from the page is a line of the chat, or a box with such lines in it. */
export function wasSaid([name, value]: readonly [name: string, value: string], turns: readonly Turn[]): boolean {
  const holds = (text: string): boolean => text.length > 3 && (name.includes(text) || value.includes(text));
  return turns.map(({ text }) => oneLine(text)).some((text) => (text.includes(name) && text.includes(value)) || holds(text));
}

function isAbove(row: Element, field: Element): boolean {
  return (row.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isOrHolds(element: Element, selector: string): boolean {
  return element.matches(selector) || element.querySelector(selector) !== null;
}

function wordsOf(row: Element, selector: string): string {
  const parts = row.matches(selector) ? [row] : [...row.querySelectorAll(selector)];
  const outer = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  return plainText(outer.map(ownText).join("\n"));
}

function ownText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll("time, button, svg, style, script")) extra.remove();
  for (const part of copy.querySelectorAll("*")) if (CLOCK.test(part.textContent.trim())) part.remove();
  return copy.textContent.trim();
}
