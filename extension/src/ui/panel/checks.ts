// Why parts of the chosen text are underlined, each with the words it means and the fact that bears on them.
import type { Draft } from "../../content/session";
import type { Check } from "../../schema/index";
import { el, memo } from "../dom";
import type { PanelKey, Translate } from "../messages";
import { quote } from "../spans";
import type { Fact } from "./facts";

export class Checks {
  readonly element: HTMLElement;
  readonly #list = el("ul");

  constructor(t: Translate<PanelKey>) {
    this.element = el("section", { class: "checks", "aria-label": t("checks_title") }, [el("h3", {}, [t("checks_title")]), this.#list]);
  }

  readonly draw = memo((draft: Draft | undefined, facts: readonly Fact[], pointed: Check | undefined) => {
    const wanted = draft?.checks.filter(({ severity }) => severity !== "info") ?? [];
    this.element.hidden = wanted.length === 0;
    this.#list.replaceChildren(...wanted.map((check) => line(draft?.text ?? "", check, facts, check === pointed)));
  });
}

function line(text: string, check: Check, facts: readonly Fact[], pointed: boolean): HTMLElement {
  const words = quote(text, check);
  const fact = facts.find(({ id }) => id === check.fact);
  const reason = el("span", {}, [words !== "" && el("q", {}, [words]), ` ${check.reason} `, fact && el("span", { class: "chip" }, [fact.label])]);
  return el("li", { class: pointed ? `${check.severity} pointed` : check.severity }, [reason]);
}
