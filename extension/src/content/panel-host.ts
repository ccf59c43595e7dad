// The open panel: an element of our own in the browser's top layer, its focus, its place and its life.
import type { Locale, PanelKey, Translate } from "../ui/messages";
import panelStyles from "../ui/panel/panel.css?inline";
import { Panel, TITLE_ID } from "../ui/panel/panel";
import { positionPanel } from "../ui/panel/position";
import { applyStyles } from "../ui/styles";
import { OWN_ATTRIBUTE } from "./page/deep-query";
import { standIn } from "./page/frame";
import { themeAround } from "./page/theme";
import type { Session } from "./session";

/** Shortcuts of the page must not hear typing in our panel, and its dialogs must not take a click in it for one outside. */
const KEPT_INSIDE = ["keydown", "keyup", "keypress", "pointerdown", "pointerup", "mousedown", "mouseup", "click", "dblclick", "focusin", "focusout", "wheel", "copy", "paste", "input"];
const FOCUSABLE = "button:not(:disabled), [tabindex='0']";

export interface PanelHostParts {
  readonly session: Session;
  readonly button: HTMLElement;
  readonly locale: Locale;
  readonly t: Translate<PanelKey>;
  readonly onClose: (returnFocus: boolean) => void;
}

export class PanelHost {
  readonly #parts: PanelHostParts;
  readonly #element: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #contents: Panel;
  readonly #closing = new AbortController();
  #anchor: HTMLElement;
  #frame = 0;

  constructor(parts: PanelHostParts) {
    this.#parts = parts;
    this.#anchor = parts.button;
    // Not the field's: an editor may have a document of its own.
    const document = parts.button.ownerDocument;
    this.#element = document.createElement("shopquill-panel");
    this.#element.setAttribute(OWN_ATTRIBUTE, "panel");
    const root = this.#element.attachShadow({ mode: "open" });
    applyStyles(root, panelStyles);
    this.#panel = document.createElement("div");
    this.#panel.className = `panel ${parts.session.state.task}`;
    this.#panel.tabIndex = -1;
    this.#panel.setAttribute("role", "dialog");
    this.#panel.setAttribute("aria-labelledby", TITLE_ID);
    this.#panel.setAttribute("popover", "manual");
    // The interface runs in its own language's direction, whatever the page's.
    this.#panel.lang = parts.locale === "zh_CN" ? "zh-CN" : "en";
    this.#panel.dir = "ltr";
    this.#contents = new Panel(parts.session, parts.t, () => parts.onClose(true));
    this.#panel.append(...this.#contents.parts);
    root.append(this.#panel);
  }

  open(): void {
    const { session } = this.#parts;
    const { signal } = this.#closing;
    for (const name of KEPT_INSIDE) this.#element.addEventListener(name, (event) => event.stopPropagation(), { signal });
    this.#panel.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    signal.addEventListener("abort", session.listen(() => this.#contents.draw()));
    this.#contents.draw();
    this.attach();
    const follow = (): void => this.#follow();
    addEventListener("scroll", follow, { capture: true, passive: true, signal });
    addEventListener("resize", follow, { signal });
    if (typeof ResizeObserver === "function") {
      const sizes = new ResizeObserver(follow);
      sizes.observe(this.#panel);
      signal.addEventListener("abort", () => sizes.disconnect());
    }
    this.focus();
  }

  /** Puts the panel into the page, or back after the page has thrown it out. */
  attach(): void {
    const { button } = this.#parts;
    const { body } = button.ownerDocument;
    // Inside the page's own modal dialog, as everything outside of one is inert.
    const home = button.isConnected ? (button.closest("dialog, [role='dialog'], [aria-modal='true']") ?? body) : body;
    if (!this.#element.isConnected) {
      home.append(this.#element);
      this.#element.dataset.theme = themeAround(button.isConnected ? button : body);
      this.#show();
    }
    this.#place();
  }

  /** The page has built the field anew, so the panel follows the new button. */
  moveTo(button: HTMLElement): void {
    this.#anchor = button;
    this.#place();
  }

  focus(): void {
    if (!this.#contents.focus()) this.#panel.focus({ preventScroll: true });
  }

  close(): void {
    this.#closing.abort();
    cancelAnimationFrame(this.#frame);
    this.#element.remove();
  }

  #show(): void {
    // The top layer lies above every z-index and outside every clipped box. Where it is missing, a fixed box has to do.
    if (typeof this.#panel.showPopover === "function") this.#panel.showPopover();
    else this.#panel.dataset.open = "";
  }

  #follow(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#place());
  }

  #place(): void {
    // A button that is gone leaves the panel where it was.
    if (!this.#anchor.isConnected) return;
    const { offsetWidth: width, offsetHeight: height } = this.#panel;
    const rightToLeft = getComputedStyle(this.#anchor).direction === "rtl";
    const field = standIn(this.#parts.session.field);
    const { top, left } = positionPanel(this.#anchor.getBoundingClientRect(), (field.isConnected ? field : this.#anchor).getBoundingClientRect(), { width, height }, { width: innerWidth, height: innerHeight }, rightToLeft);
    this.#panel.style.top = `${top}px`;
    this.#panel.style.left = `${left}px`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      this.#parts.onClose(true);
    } else if (event.key === "Tab") this.#cycle(event);
  }

  /** Tab stays in the panel: it lies at the page's end, where the next stop would be nowhere near the field. */
  #cycle(event: KeyboardEvent): void {
    const stops = [...this.#panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const active = (this.#panel.getRootNode() as ShadowRoot).activeElement;
    if (active !== edge && active !== this.#panel) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }
}
