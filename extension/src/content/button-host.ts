// The button beside one field: a real button in an open shadow root, so that the page's styles do not reach it.
import buttonStyles from "../ui/button.css?inline";
import { quillIcon } from "../ui/icon";
import type { PanelKey, Translate } from "../ui/messages";
import { applyStyles } from "../ui/styles";
import type { FieldTask } from "./adapters/adapter";
import { OWN_ATTRIBUTE } from "./page/deep-query";
import { themeAround } from "./page/theme";

const LABEL: Record<FieldTask, PanelKey> = { title: "generate_title", description: "generate_description", reply: "suggest_reply" };

export interface ButtonEvents {
  /** The pointer or the focus has come to the button. */
  readonly near: () => void;
  readonly click: () => void;
}

export class ButtonHost {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #said: HTMLElement;

  constructor(document: Document, task: FieldTask, t: Translate<PanelKey>, on: ButtonEvents) {
    this.element = document.createElement("shopquill-button");
    this.element.setAttribute(OWN_ATTRIBUTE, task);
    const root = this.element.attachShadow({ mode: "open" });
    applyStyles(root, buttonStyles);
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.setAttribute("aria-haspopup", "dialog");
    this.button.setAttribute("aria-expanded", "false");
    this.button.append(quillIcon(document), t(LABEL[task]));
    // A press would move the focus and drop what the seller has selected in the page, which may be the message to answer.
    this.button.addEventListener("mousedown", (event) => event.preventDefault());
    this.button.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopPropagation();
      this.say("");
      on.click();
    });
    for (const name of ["pointerenter", "focus"]) this.button.addEventListener(name, on.near);
    this.#said = document.createElement("p");
    this.#said.setAttribute("role", "alert");
    root.append(this.button, this.#said);
  }

  setOpen(open: boolean): void {
    this.button.setAttribute("aria-expanded", String(open));
  }

  /** Says beside the button what the panel cannot; an empty text takes it away. */
  say(text: string): void {
    this.#said.textContent = text;
  }

  matchTheme(field: Element): void {
    this.element.dataset.theme = themeAround(field.parentElement ?? field);
  }
}
