// Buyer inbox: the conversations beside the open one; on narrow screens one at a time.

import { avatar } from "../avatar";
import { emptyNote, filterButtons, searchBox } from "../controls";
import { h } from "../element";
import { routeHash } from "../router";
import type { Page, Shop } from "../shop";
import type { Thread } from "../types";
import { threadView } from "./thread";

type Folder = "all" | "open" | "answered";
const view = { query: "", folder: "all" as Folder };

export const inboxPage: Page = (shop, id, signal) => {
  const { t } = shop.words;
  const thread = id === undefined ? undefined : shop.store.thread(id);
  if (thread?.unread) shop.store.markRead(thread.id);
  const list = h("div", { class: "thread-list" });
  const bar = h("div", { class: "thread-tools" });
  const draw = (): void => list.replaceChildren(...drawThreads(shop, id));
  const drawBar = (): void => bar.replaceChildren(...drawTools(shop, draw));
  signal.addEventListener("abort", shop.store.subscribe(() => {
    drawBar();
    draw();
  }));
  drawBar();
  draw();
  const pane = h("nav", { class: "thread-pane card", "aria-label": t("conversations") }, bar, list);
  const content = h(
    "div",
    { class: `page inbox${id === undefined ? "" : " has-thread"}` },
    h("h1", { tabindex: -1, class: id === undefined ? "" : "inbox-title" }, t("inbox")),
    h("div", { class: "inbox-panes" }, pane, detail(shop, id, thread, signal)),
  );
  return { title: thread ? `${thread.buyer} · ${t("inbox")}` : t("inbox"), content };
};

function detail(shop: Shop, id: string | undefined, thread: Thread | undefined, signal: AbortSignal): HTMLElement {
  const { t } = shop.words;
  if (thread) return threadView(shop, thread, signal);
  const note = id === undefined ? emptyNote(t("chooseThread"), t("chooseThreadHint")) : emptyNote(t("notFound"), t("threadGone"));
  return h("div", { class: "card thread-none" }, note);
}

function drawTools(shop: Shop, draw: () => void): HTMLElement[] {
  const { t } = shop.words;
  const count = (folder: Folder): number => shop.store.threads.filter((thread) => inFolder(thread, folder)).length;
  const folders = (["all", "open", "answered"] as const).map(
    (folder) => [folder, folder === "all" ? t("filterAll") : t(folder), count(folder)] as const,
  );
  return [
    searchBox("thread-search", t("searchThreads"), t("searchThreadsHint"), view.query, (query) => {
      view.query = query;
      draw();
    }),
    filterButtons(t("filterStatus"), folders, view.folder, (folder) => {
      view.folder = folder;
      draw();
    }),
  ];
}

function drawThreads(shop: Shop, openId: string | undefined): HTMLElement[] {
  const { t } = shop.words;
  const found = shop.store.threads.filter((thread) => inFolder(thread, view.folder) && matches(thread));
  found.sort((a, b) => lastAt(b) - lastAt(a));
  if (found.length === 0) return [emptyNote(t("nothingFound"), t("nothingFoundHint"))];
  return [h("ul", { class: "threads" }, ...found.map((thread) => h("li", {}, threadLink(shop, thread, thread.id === openId))))];
}

function threadLink(shop: Shop, thread: Thread, isOpen: boolean): HTMLElement {
  const { t, ago } = shop.words;
  const last = thread.messages[thread.messages.length - 1];
  const snippet = last ? (last.from === "seller" ? `${t("you")}: ${last.text}` : last.text) : "";
  const state = thread.unread ? t("unread") : inFolder(thread, "open") ? t("open") : "";
  return h(
    "a",
    {
      class: `thread-link${thread.unread ? " unread" : ""}`,
      href: routeHash("inbox", thread.id),
      "aria-current": isOpen ? "page" : undefined,
      "data-thread-id": thread.id,
    },
    avatar(thread.buyer),
    h("span", { class: "thread-who" }, thread.buyer),
    h("span", { class: "thread-when" }, ago(lastAt(thread))),
    h("span", { class: "thread-snippet", lang: thread.language === "zh" ? "zh-CN" : "en" }, snippet),
    state ? h("span", { class: "thread-state" }, state) : null,
  );
}

function inFolder(thread: Thread, folder: Folder): boolean {
  const answered = thread.messages[thread.messages.length - 1]?.from === "seller";
  return folder === "all" || (folder === "answered") === answered;
}

function lastAt(thread: Thread): number {
  return thread.messages[thread.messages.length - 1]?.at ?? 0;
}

function matches(thread: Thread): boolean {
  const text = [thread.buyer, thread.order, thread.subject, ...thread.messages.map((message) => message.text)];
  return text.join(" ").toLowerCase().includes(view.query.trim().toLowerCase());
}
