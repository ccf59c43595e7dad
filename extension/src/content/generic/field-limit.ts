// How much the page's own field takes: its maxlength, or the counter the page shows beside it ("12/60", "0 of 140").
import type { Limit } from "../../schema/index";
import { deepQuery, parentOf } from "../page/deep-query";
import { standIn } from "../page/frame";

const COUNTER = /^\D{0,12}(\d{1,5})\s*(?:\/|of|／)\s*(\d{2,5})\D{0,16}$/iu;

export function readLimit(field: HTMLElement): Limit | undefined {
  const attribute = Number(field.getAttribute("maxlength") ?? Number.NaN);
  const counter = readCounter(field);
  const max = Math.min(...[attribute, counter].filter((value): value is number => value !== undefined && Number.isInteger(value) && value > 0));
  return Number.isFinite(max) ? { max, unit: "chars" } : undefined;
}

function readCounter(field: HTMLElement): number | undefined {
  // The counter of an editor in an iframe stands outside of it.
  let box: Element | null = standIn(field);
  for (let step = 0; step < 3; step++) {
    box = parentOf(box);
    if (!box || box.querySelectorAll("input:not([type='hidden']), textarea, [contenteditable='true']").length > 1) return undefined;
    for (const part of deepQuery(box, "span, small, div, p, output, em")) {
      if (part.childElementCount > 0 && part.textContent.length > 24) continue;
      const match = COUNTER.exec(part.textContent.trim());
      if (match) return Number(match[2]);
    }
  }
  return undefined;
}
