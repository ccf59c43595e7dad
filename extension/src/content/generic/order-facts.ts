// Label/value pairs a page shows about an order: definition lists, two-cell table rows, and "Status: shipped" lines.
// Personal data is left out; an answer does not need it.
import { OWN_ATTRIBUTE } from "../page/deep-query";
import { lineOf } from "../page/text-of";
import { isVisible } from "../page/visible";
import { ORDER_FACTS, PERSONAL } from "./vocabulary";

const MAX_KEY = 40;
const MAX_VALUE = 300;

export function readOrderFacts(document: Document): Record<string, string> {
  const root = document.querySelector("main, [role='main']") ?? document.body;
  const facts: Record<string, string> = {};
  for (const [key, value] of [...definitions(root), ...rows(root), ...lines(root)]) {
    const name = key.replace(/[:：]\s*$/u, "").trim();
    if (!name || name.length > MAX_KEY || !value || value.length > MAX_VALUE) continue;
    if (ORDER_FACTS.test(name) && !PERSONAL.test(name)) facts[name] ??= value;
  }
  return facts;
}

type Pair = [key: string, value: string];

export function definitions(root: Element): Pair[] {
  return [...root.querySelectorAll("dt")].filter(isVisible).map((term) => [lineOf(term), term.nextElementSibling?.localName === "dd" ? lineOf(term.nextElementSibling) : ""]);
}

function rows(root: Element): Pair[] {
  return [...root.querySelectorAll("tr")]
    .filter((row) => row.cells.length === 2 && isVisible(row))
    .map((row) => [lineOf(row.cells[0]), lineOf(row.cells[1])]);
}

/** One short element holding both, split at its colon. */
function lines(root: Element): Pair[] {
  return [...root.querySelectorAll("li, p, div, span")]
    .filter((line) => line.childElementCount <= 2 && line.textContent.length <= MAX_KEY + MAX_VALUE && !line.closest(`[${OWN_ATTRIBUTE}], [class*='message' i], [data-from]`))
    .map((line) => /^([^:：]{2,40})[:：]\s*(.+)$/u.exec(lineOf(line)))
    .filter((match): match is RegExpExecArray => match !== null)
    .filter((match) => isVisible(root) && Boolean(match[2]))
    .map((match) => [match[1] ?? "", match[2] ?? ""]);
}
