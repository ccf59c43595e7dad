// The texts to choose from: a listbox whose options stream in. Options stay the same elements from the first word to the
// last, so that focus and a reader's place in the text survive.
import type { Draft, SessionState } from "../../content/session";
import type { Count } from "../../schema/index";
import { el, memo, setAttribute, setText } from "../dom";
import type { PanelKey, Translate } from "../messages";
import { markedText, type OnPoint } from "./marked-text";

export interface CandidateVerbs {
  readonly select: (index: number) => void;
  readonly choose: () => void;
  readonly point: OnPoint;
}

const STEP: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const NOTHING: Draft = { text: "", checks: [] };

export class Candidates {
  readonly element: HTMLElement;
  readonly #t: Translate<PanelKey>;
  readonly #verbs: CandidateVerbs;
  readonly #options: Option[] = [];
  #selected = 0;

  constructor(state: SessionState, t: Translate<PanelKey>, verbs: CandidateVerbs) {
    this.#t = t;
    this.#verbs = verbs;
    this.element = el("div", { class: `candidates ${state.task}`, role: "listbox", "aria-label": t("candidates") }, [], { keydown: (event) => this.#onKey(event) });
  }

  draw({ drafts, selected, phase, task, job, error }: SessionState): void {
    const streaming = phase === "writing" || phase === "waiting";
    const wanted = streaming ? Math.max(drafts.length, job?.candidates ?? 1) : drafts.length;
    while (this.#options.length > wanted) this.#options.pop()?.element.remove();
    while (this.#options.length < wanted) this.#add(task === "title" ? 1 : 3);
    this.#selected = selected;
    setAttribute(this.element, "aria-busy", String(streaming));
    this.element.hidden = error !== undefined && drafts.length === 0;
    const lang = job?.lang === "zh" ? "zh-CN" : job?.lang;
    for (const [index, option] of this.#options.entries()) option.draw(drafts[index] ?? NOTHING, index === selected, phase === "writing", lang);
  }

  focus(): boolean {
    const option = this.#options[this.#selected]?.element;
    option?.focus({ preventScroll: true });
    return option !== undefined;
  }

  #add(lines: number): void {
    const index = this.#options.length;
    const option = new Option(index, lines, this.#t, this.#verbs);
    this.#options.push(option);
    this.element.append(option.element);
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.#options.length - 1;
    const step = STEP[event.key];
    if (event.key === "Enter") this.#verbs.choose();
    else if (event.key === "Home") this.#goTo(0);
    else if (event.key === "End") this.#goTo(last);
    else if (step !== undefined && last > 0) this.#goTo((this.#selected + step + last + 1) % (last + 1));
    else return;
    event.preventDefault();
  }

  #goTo(index: number): void {
    this.#verbs.select(index);
    this.#options[index]?.element.focus({ preventScroll: false });
  }
}

class Option {
  readonly element: HTMLElement;
  readonly #text = el("span", { class: "text" });
  readonly #caret = el("span", { class: "caret", "aria-hidden": "true" });
  readonly #skeleton: HTMLElement;
  readonly #count = el("span", { class: "count" });
  readonly #number: string;

  constructor(index: number, lines: number, t: Translate<PanelKey>, verbs: CandidateVerbs) {
    this.#number = t("candidate_number", index + 1);
    this.#skeleton = el("span", { class: "skeleton", "aria-hidden": "true" }, Array.from({ length: lines }, () => el("span")));
    this.element = el("div", { class: "candidate", role: "option", dir: "auto" }, [this.#skeleton, this.#text, this.#count], {
      click: () => verbs.select(index),
      focus: () => verbs.select(index),
      dblclick: verbs.choose,
    });
    this.#drawText = memo((draft: Draft, streaming: boolean) => {
      this.#text.replaceChildren(...markedText(draft.text, draft.checks, verbs.point), ...(streaming ? [this.#caret] : []));
    });
    this.#drawCount = memo((count: Count | undefined) => {
      this.#count.hidden = count === undefined;
      if (count) fillCount(this.#count, count, t);
    });
  }

  readonly #drawText: (draft: Draft, streaming: boolean) => void;
  readonly #drawCount: (count: Count | undefined) => void;

  draw(draft: Draft, selected: boolean, streaming: boolean, lang: string | undefined): void {
    const { element } = this;
    const empty = draft.text === "";
    this.#skeleton.hidden = !empty;
    this.#text.hidden = empty;
    setAttribute(element, "aria-label", empty ? this.#number : undefined);
    setAttribute(element, "aria-selected", String(selected));
    setAttribute(element, "lang", lang);
    element.tabIndex = selected ? 0 : -1;
    this.#drawText(draft, streaming);
    this.#drawCount(draft.count);
  }
}

function fillCount(place: HTMLElement, { used, max, unit }: Count, t: Translate<PanelKey>): void {
  const words = t(`unit_${unit}` satisfies PanelKey, used, max);
  place.classList.toggle("over", used > max);
  place.title = words;
  setText(place, "");
  place.append(el("span", { "aria-hidden": "true" }, [`${used}/${max}`]), el("span", { class: "unseen" }, [words]));
}
