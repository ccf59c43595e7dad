// What the writer was told, so that the seller can see what a text rests on. The fact a pointed phrase rests on lights up.
import { el, memo } from "../dom";
import type { PanelKey, Translate } from "../messages";
import type { Fact } from "./facts";

const AT_FIRST = 6;

export class FactChips {
  readonly element: HTMLElement;
  readonly #t: Translate<PanelKey>;
  readonly #list = el("ul");
  #all = false;

  constructor(t: Translate<PanelKey>) {
    this.#t = t;
    this.element = el("section", { class: "facts", "aria-label": t("facts_title") }, [el("h3", {}, [t("facts_title")]), this.#list]);
  }

  readonly draw = memo((facts: readonly Fact[], lit: string | undefined) => this.#fill(facts, lit));

  #fill(facts: readonly Fact[], lit: string | undefined): void {
    this.element.hidden = facts.length === 0;
    const shown = this.#all ? facts : facts.filter(({ id }, index) => index < AT_FIRST || id === lit);
    const chips = shown.map(({ id, label, value }) =>
      el("li", { class: id === lit ? "chip lit" : "chip", title: value }, [el("span", { class: "key" }, [label]), el("span", { class: "value" }, [value])]),
    );
    this.#list.replaceChildren(...chips, ...(facts.length > AT_FIRST ? [this.#more(facts, lit, facts.length - shown.length)] : []));
  }

  #more(facts: readonly Fact[], lit: string | undefined, left: number): HTMLElement {
    const toggle = (): void => {
      this.#all = !this.#all;
      this.#fill(facts, lit);
      this.#list.querySelector("button")?.focus();
    };
    const words = this.#all ? this.#t("facts_fewer") : this.#t("facts_more", left);
    return el("li", {}, [el("button", { type: "button", class: "quiet small", "aria-expanded": String(this.#all) }, [words], { click: toggle })]);
  }
}
