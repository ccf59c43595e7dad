// The strip above a page of the extension on this site: the way back to the shop, the other pages, what is different here,
// and data to try the page with. It is loaded before the page, which takes its language from the document.

import { h } from "../shop/element";
import { icon } from "../shop/icon";
import { applyLanguage, readLanguage, showLanguage, showStoredTheme } from "../shop/preferences";
import { wordsFor } from "../shop/strings/strings";
import type { Language } from "../shop/types";
import { extensionPages, type ExtensionPage } from "./pages";
import { sampleFor } from "./samples/samples";

const language = readLanguage();
const { t } = wordsFor(language);

function link({ id, icon: name, title }: ExtensionPage): HTMLElement {
  return h("a", { href: `${id}.html`, "aria-current": document.body.dataset.page === id ? "page" : undefined }, icon(name), t(title));
}

function languageButton(other: Language, text: string): HTMLElement {
  const choose = (): void => {
    applyLanguage(other);
    location.reload();
  };
  return h("button", { type: "button", lang: other === "zh" ? "zh-CN" : "en", "aria-pressed": String(other === language), onclick: choose }, text);
}

function note(page: ExtensionPage): HTMLElement {
  const use = sampleFor(page.id);
  const button = use && h("button", { type: "button", class: "sample", onclick: () => use(language) }, t("useSample"));
  return h("aside", { class: "demo-note", "aria-label": t("demoNoteLabel") }, h("p", {}, t(page.note)), button);
}

function frame(page: ExtensionPage): HTMLElement {
  return h(
    "div",
    { class: "demo-frame" },
    h(
      "nav",
      { "aria-label": t("pagesNavigation") },
      h("a", { class: "back", href: "index.html" }, icon("back"), t("backToShop")),
      ...extensionPages.map(link),
      h("div", { class: "language", role: "group", "aria-label": t("interfaceLanguage") }, languageButton("en", "English"), languageButton("zh", "中文")),
    ),
    note(page),
  );
}

showLanguage(language);
showStoredTheme();
const page = extensionPages.find(({ id }) => id === document.body.dataset.page);
if (page) document.body.prepend(frame(page));
