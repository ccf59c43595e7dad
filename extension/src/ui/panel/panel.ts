// The popover's contents. It draws a session's state and calls its verbs; position and lifetime are the host's.
import type { Session, SessionState } from "../../content/session";
import type { Check } from "../../schema/index";
import { el, memo, setAttribute, setText } from "../dom";
import { quillIcon } from "../icon";
import { errorKey, type PanelKey, type Translate } from "../messages";
import { Actions } from "./actions";
import { Candidates } from "./candidates";
import { Checks } from "./checks";
import { closeButton } from "./close-button";
import { FactChips } from "./fact-chips";
import { type Fact, factsOf } from "./facts";
import { loadedPercent, phaseText } from "./phase";

export const TITLE_ID = "shopquill-panel-title";

export class Panel {
  readonly parts: readonly HTMLElement[];
  readonly #session: Session;
  readonly #t: Translate<PanelKey>;
  readonly #phase = el("span", { class: "phase", role: "status" });
  readonly #bar = el("span");
  readonly #progress: HTMLElement;
  readonly #error = el("p", { class: "error", role: "alert" });
  readonly #asides = el("div", { class: "asides" });
  readonly #candidates: Candidates;
  readonly #checks: Checks;
  readonly #chips: FactChips;
  readonly #notice = el("span");
  readonly #editsBack: HTMLButtonElement;
  readonly #actions: Actions;
  #facts: readonly Fact[] = [];
  #pointed: Check | undefined;

  constructor(session: Session, t: Translate<PanelKey>, onClose: () => void) {
    this.#session = session;
    this.#t = t;
    const point = (check: Check | undefined): void => {
      this.#pointed = check;
      this.draw();
    };
    this.#candidates = new Candidates(session.state, t, { select: (index) => session.select(index), choose: () => void session.insert(), point });
    this.#checks = new Checks(t);
    this.#chips = new FactChips(t);
    this.#actions = new Actions(session, t);
    this.#progress = el("div", { class: "progress", role: "progressbar", "aria-label": t("model_progress"), "aria-valuemin": "0", "aria-valuemax": "100" }, [this.#bar]);
    this.#editsBack = el("button", { type: "button", class: "quiet small" }, [t("put_edits_back")], { click: () => void session.putEditsBack() });
    const icon = quillIcon(document);
    icon.classList.add("quill");
    this.parts = [
      el("header", {}, [icon, el("h2", { id: TITLE_ID }, [t(`task_${session.state.task}` satisfies PanelKey)]), this.#phase, closeButton(t("close"), onClose)]),
      this.#progress,
      el("div", { class: "body" }, [this.#error, this.#candidates.element, this.#asides, this.#checks.element, this.#chips.element]),
      el("div", { class: "notice", role: "status" }, [this.#notice, this.#editsBack]),
      this.#actions.element,
    ];
    this.draw();
  }

  draw(): void {
    const { state } = this.#session;
    this.#readFacts(state.job);
    setText(this.#phase, phaseText(state, this.#t));
    this.#drawProgress(state);
    this.#error.hidden = state.error === undefined;
    setText(this.#error, state.error === undefined ? "" : this.#t(errorFor(state)));
    this.#candidates.draw(state);
    this.#drawAsides(state.withheld, state.notes);
    this.#checks.draw(state.drafts[state.selected], this.#facts, this.#pointed);
    this.#chips.draw(this.#facts, this.#pointed?.fact);
    setText(this.#notice, state.notice ? this.#t(state.notice) : "");
    this.#editsBack.hidden = state.edits === undefined;
    setAttribute(this.#notice.parentElement as Element, "data-empty", state.notice === undefined);
    this.#actions.draw(state);
  }

  /** Focuses the chosen text, if there is one. */
  focus(): boolean {
    return this.#candidates.focus();
  }

  readonly #readFacts = memo((job: SessionState["job"]) => {
    this.#facts = job ? factsOf(job, this.#t) : [];
  });

  readonly #drawAsides = memo((withheld: readonly string[], notes: readonly string[]) => {
    const leftOut = withheld.length > 0 ? [this.#t("withheld", withheld.length, [...new Set(withheld)].join(" "))] : [];
    this.#asides.hidden = leftOut.length + notes.length === 0;
    this.#asides.replaceChildren(...[...leftOut, ...notes].map((text) => el("p", {}, [text])));
  });

  #drawProgress({ phase, model }: SessionState): void {
    const percent = model ? loadedPercent(model) : undefined;
    this.#progress.hidden = phase !== "waiting" || model?.state !== "loading";
    this.#progress.classList.toggle("unknown", percent === undefined);
    setAttribute(this.#progress, "aria-valuenow", percent === undefined ? undefined : String(percent));
    this.#bar.style.inlineSize = `${percent ?? 30}%`;
  }
}

/** An empty form and a thread without a message fail alike in the writer; the seller is told what to do in each. */
function errorFor({ error, task }: SessionState): PanelKey {
  return error === "missing_facts" && task === "reply" ? "error_missing_message" : errorKey(error ?? "internal");
}
