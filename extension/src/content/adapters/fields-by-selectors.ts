// Finds fields by a dashboard's own selectors, and by their names where those find nothing.
import type { Limit } from "../../schema/index";
import { findFields, isWritable } from "../generic/field-finder";
import { readLimit } from "../generic/field-limit";
import { readNames } from "../generic/field-names";
import { visibleEditables } from "../generic/one-look";
import { controlInside } from "../page/control-inside";
import { deepQuery, OWN_ATTRIBUTE, parentOf } from "../page/deep-query";
import { standIn } from "../page/frame";
import { isVisible } from "../page/visible";
import type { FieldTask, FoundField, Page, Placement } from "./adapter";

export interface FieldSelectors {
  /** Tried in order. An iframe stands for the editor inside it, a custom element for the control in its shadow root. */
  readonly fields: Partial<Record<FieldTask, readonly string[]>>;
  /** What the page calls a field in languages that the general vocabulary does not speak; asked where no selector finds it. */
  readonly called?: Partial<Record<FieldTask, RegExp>>;
  /** What the page's own counter counts, where it is not characters. */
  readonly counts?: Partial<Record<FieldTask, Limit["unit"]>>;
}

const TASKS = ["title", "description", "reply"] as const;
const EDITOR_FRAME = ".tox-tinymce, .mce-tinymce";
const MAX_CLIMB = 4;

export function fieldsBySelectors(page: Page, { fields, called = {}, counts = {} }: FieldSelectors): FoundField[] {
  const own = new Map(TASKS.map((task) => [task, firstOf(page, fields[task] ?? []) ?? firstCalled(page, task, called[task])]));
  const taken = new Set(own.values());
  const byName = findFields(page).filter(({ element }) => !taken.has(element));
  return TASKS.flatMap((task) => {
    const element = own.get(task) ?? byName.find((one) => one.task === task)?.element;
    return element ? [{ task, element, limit: limitOf(element, counts[task]) }] : [];
  });
}

function firstOf({ document }: Page, selectors: readonly string[]): HTMLElement | undefined {
  for (const selector of selectors) {
    for (const found of deepQuery(document, selector)) {
      if (found.closest(`[${OWN_ATTRIBUTE}]`) || !isVisible(found)) continue;
      const element = controlInside(found);
      if (element && isWritable(element)) return element;
    }
  }
  return undefined;
}

function firstCalled({ document }: Page, task: FieldTask, pattern: RegExp | undefined): HTMLElement | undefined {
  if (!pattern) return undefined;
  return visibleEditables(document).find((element) => {
    if (!isWritable(element) || (task === "description" && element.localName === "input")) return false;
    const { label, context, placeholder } = readNames(element);
    return [label, context, placeholder].some((name) => pattern.test(name));
  });
}

/** A maxlength is counted by the browser, in characters; a counter is the page's own and may count otherwise. */
function limitOf(element: HTMLElement, unit: Limit["unit"] = "chars"): Limit | undefined {
  const limit = tightestOf(element);
  return limit && unit !== "chars" && showsCounter(element, limit.max) ? { max: limit.max, unit } : limit;
}

/** A custom element may hold the limit itself. */
function tightestOf(element: HTMLElement): Limit | undefined {
  const root = element.getRootNode();
  const limits = [readLimit(element), root instanceof ShadowRoot ? readLimit(root.host as HTMLElement) : undefined];
  return limits.filter((limit) => limit !== undefined).sort((a, b) => a.max - b.max)[0];
}

function showsCounter(element: HTMLElement, max: number): boolean {
  const counter = new RegExp(`\\d\\s*[/／]\\s*${max}(?!\\d)`, "u");
  let box = parentOf(element);
  for (let step = 1; box && step < MAX_CLIMB; step++, box = parentOf(box)) if (counter.test(box.textContent)) return true;
  return false;
}

/** A button inside an editor's document would become part of the text. */
export function besideFrame({ element }: FoundField): Placement | undefined {
  const frame = standIn(element);
  return frame === element ? undefined : { beside: frame.closest(EDITOR_FRAME) ?? frame, where: "after" };
}
