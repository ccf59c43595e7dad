// The frame around the pages: header, navigation, messages, footer. Draws the page of the current address.

import { ProductDrafts } from "./drafts";
import { h, type Child } from "./element";
import { icon, type IconName } from "./icon";
import { inboxPage } from "./pages/inbox";
import { productPage } from "./pages/product";
import { productsPage } from "./pages/products";
import { reviewsPage } from "./pages/reviews";
import { applyLanguage, applyTheme, readLanguage, readTheme, showLanguage, showStoredTheme } from "./preferences";
import { parseRoute, routeHash, type Route, type Section } from "./router";
import { tryStore, type Page, type Shop } from "./shop";
import { ShopStore } from "./store";
import type { StringKey } from "./strings/en";
import { wordsFor, type Words } from "./strings/strings";
import type { Language } from "./types";

const toastMs = 4000;

export interface ShellOptions {
  root: HTMLElement;
  /** Shown above every page; the shop does not know what is in it. */
  banner: HTMLElement;
  /** Further pages of the site, after the shop's own in the navigation. */
  more: { label: StringKey; links: readonly { href: string; icon: IconName; text: StringKey }[] };
  /** Told the words to speak with, at the start and whenever the language changes. */
  onWords(words: Words): void;
}

export function startShop(options: ShellOptions): void {
  showStoredTheme();
  new Shell(options).start();
}

class Shell {
  private readonly store = new ShopStore(localStorage);
  private readonly drafts = new ProductDrafts();
  private readonly toast = h("div", { class: "toast", role: "status", "aria-live": "polite" });
  private readonly main = h("main", { id: "main", tabindex: -1 });
  private toastTimer = 0;
  private page = new AbortController();
  private words: Words = wordsFor(readLanguage());

  constructor(private readonly options: ShellOptions) {}

  start(): void {
    showLanguage(this.words.language);
    this.options.onWords(this.words);
    this.draw();
    window.addEventListener("hashchange", () => {
      this.draw();
      this.main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    });
    this.store.subscribe(() => this.drawNavigation());
    document.addEventListener("keydown", focusSearchOnSlash);
    // Without a choice of the seller's the theme follows the system, and so must the button that turns it.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redrawHeader());
  }

  private draw(): void {
    this.page.abort();
    this.page = new AbortController();
    const route = parseRoute(location.hash);
    const { title, content } = pageOf(route)(this.shop(), route.id, this.page.signal);
    document.title = `${title} · Lumen Loft`;
    this.main.replaceChildren(this.options.banner, content, this.footer());
    const frame = [this.skipLink(), this.header(), this.navigation(route), this.main, this.toast];
    this.options.root.replaceChildren(...frame);
  }

  private drawNavigation(): void {
    this.options.root.querySelector(".navigation")?.replaceWith(this.navigation(parseRoute(location.hash)));
  }

  private shop(): Shop {
    return {
      store: this.store,
      words: this.words,
      drafts: this.drafts,
      notify: (text, kind = "done") => this.notify(text, kind),
      go: (section, id) => {
        location.hash = routeHash(section, id);
      },
    };
  }

  private notify(text: string, kind: string): void {
    window.clearTimeout(this.toastTimer);
    this.toast.className = `toast shown ${kind}`;
    this.toast.textContent = text;
    this.toastTimer = window.setTimeout(() => this.toast.classList.remove("shown"), toastMs);
  }

  // A plain link to #main would be taken for an address of the shop.
  private skipLink(): HTMLElement {
    const focusMain = (event: Event): void => {
      event.preventDefault();
      this.main.focus();
    };
    return h("a", { class: "skip", href: "#main", onclick: focusMain }, this.words.t("skip"));
  }

  private header(): HTMLElement {
    const { t } = this.words;
    const theme = readTheme();
    const toggle = h(
      "button",
      {
        type: "button",
        class: "icon-button",
        id: "theme-toggle",
        "aria-label": t(theme === "dark" ? "toLight" : "toDark"),
        onclick: () => {
          applyTheme(readTheme() === "dark" ? "light" : "dark");
          this.redrawHeader("theme-toggle");
        },
      },
      icon(theme === "dark" ? "sun" : "moon"),
    );
    return h(
      "header",
      { class: "header" },
      h("a", { class: "brand", href: routeHash("products") }, h("img", { src: "icon.svg", alt: "", width: 26, height: 26 }), "Lumen Loft"),
      h("div", { class: "language", role: "group", "aria-label": t("interfaceLanguage") }, this.languageButton("en", "English"), this.languageButton("zh", "中文")),
      toggle,
    );
  }

  private languageButton(language: Language, text: string): HTMLElement {
    const choose = (): void => {
      if (this.words.language === language) return;
      applyLanguage(language);
      this.words = wordsFor(language);
      this.options.onWords(this.words);
      this.draw();
      document.getElementById(`language-${language}`)?.focus();
    };
    const pressed = String(this.words.language === language);
    return h("button", { type: "button", id: `language-${language}`, lang: language === "zh" ? "zh-CN" : "en", "aria-pressed": pressed, onclick: choose }, text);
  }

  private redrawHeader(focusId?: string): void {
    this.options.root.querySelector(".header")?.replaceWith(this.header());
    if (focusId) document.getElementById(focusId)?.focus();
  }

  private navigation(route: Route): HTMLElement {
    const { t } = this.words;
    const toAnswer = this.store.threads.filter((thread) => thread.messages[thread.messages.length - 1]?.from === "buyer").length;
    const link = (section: Section, badge?: Child): HTMLElement =>
      h("a", { href: routeHash(section), "aria-current": route.section === section ? "page" : undefined }, icon(section), h("span", {}, t(section)), badge);
    return h(
      "nav",
      { class: "navigation", "aria-label": t("mainNavigation") },
      link("products"),
      link("inbox", toAnswer > 0 && h("span", { class: "badge", "aria-label": `${t("open")}: ${toAnswer}` }, toAnswer)),
      link("reviews"),
      this.more(),
    );
  }

  private more(): HTMLElement {
    const { t } = this.words;
    const { label, links } = this.options.more;
    return h(
      "div",
      { class: "more", role: "group", "aria-labelledby": "more-label" },
      h("p", { id: "more-label" }, t(label)),
      ...links.map(({ href, icon: name, text }) => h("a", { href }, icon(name), h("span", {}, t(text)))),
    );
  }

  private footer(): HTMLElement {
    const { t } = this.words;
    const button = h("button", { type: "button", class: "link-button", id: "reset-demo", onclick: () => this.reset(button) }, t("resetDemo"));
    return h("footer", { class: "footer" }, h("p", {}, t("demoNote")), button);
  }

  // The first click asks, the second one resets.
  private reset(button: HTMLButtonElement): void {
    if (button.dataset.asked === undefined) {
      button.dataset.asked = "";
      button.textContent = this.words.t("resetConfirm");
      return;
    }
    const done = tryStore(this.shop(), () => this.store.reset());
    this.drafts.clear();
    this.draw();
    if (done) this.notify(this.words.t("resetDone"), "done");
  }
}

function pageOf(route: Route): Page {
  if (route.section === "products") return route.id === undefined ? productsPage : productPage;
  return route.section === "inbox" ? inboxPage : reviewsPage;
}

function focusSearchOnSlash(event: KeyboardEvent): void {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
  const search = document.querySelector<HTMLInputElement>("input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
}
