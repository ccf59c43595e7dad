// The panel's buttons. Stop and Regenerate share a place: there is only ever one of them to press.
import type { Session, SessionState } from "../../content/session";
import { el } from "../dom";
import type { PanelKey, Translate } from "../messages";

export class Actions {
  readonly element: HTMLElement;
  readonly #insert: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #regenerate: HTMLButtonElement;
  readonly #undo: HTMLButtonElement;

  constructor(session: Session, t: Translate<PanelKey>) {
    const button = (key: "insert" | "copy" | "stop" | "regenerate" | "undo", className: string, click: () => void): HTMLButtonElement => el("button", { type: "button", class: className }, [t(key)], { click });
    this.#insert = button("insert", "primary", () => void this.#keepFocus(session.insert()));
    this.#copy = button("copy", "", () => void session.copy());
    this.#stop = button("stop", "", () => session.stop());
    this.#regenerate = button("regenerate", "", () => void session.generate());
    this.#undo = button("undo", "quiet", () => void this.#keepFocus(session.undo()));
    this.element = el("footer", {}, [this.#insert, this.#copy, this.#stop, this.#regenerate, el("span", { class: "space" }), this.#undo]);
  }

  draw({ phase, drafts, selected, fieldGone, canUndo }: SessionState): void {
    const running = phase === "waiting" || phase === "writing";
    const empty = (drafts[selected]?.text ?? "") === "";
    const focused = this.#focused();
    this.#insert.disabled = running || empty || fieldGone;
    this.#copy.disabled = empty;
    this.#stop.hidden = !running;
    this.#regenerate.hidden = running;
    this.#regenerate.disabled = fieldGone;
    this.#undo.disabled = !canUndo || fieldGone;
    // A pressed button that goes would drop the focus out of the panel.
    if (focused === this.#stop && !running) this.#regenerate.focus();
    else if (focused === this.#regenerate && running) this.#stop.focus();
    else if (focused === this.#undo && this.#undo.disabled) this.#insert.focus();
  }

  /** Writing to the field takes the focus there; who works by keyboard wants it back, at the button that undoes. */
  async #keepFocus(writing: Promise<void>): Promise<void> {
    await writing;
    const back = this.#undo.disabled ? this.#insert : this.#undo;
    if (this.element.isConnected) back.focus({ preventScroll: true });
  }

  #focused(): Element | null {
    const root = this.element.getRootNode();
    return root instanceof ShadowRoot ? root.activeElement : null;
  }
}
