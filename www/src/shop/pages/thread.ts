// One conversation: messages, the order's facts and the reply box. Its ids are what the extension's demo adapter reads; keep them.

import { productArt } from "../art";
import { avatar } from "../avatar";
import { h } from "../element";
import { icon } from "../icon";
import { routeHash } from "../router";
import { tryStore, type Shop } from "../shop";
import { factKeys, type Message, type Thread } from "../types";

// Replies being written, by conversation, so switching page or language loses none.
const drafts = new Map<string, string>();

export function threadView(shop: Shop, thread: Thread, signal: AbortSignal): HTMLElement {
  const messages = h("div", { class: "messages", role: "log", "aria-label": shop.words.t("inbox") });
  const draw = (): void => {
    const now = shop.store.thread(thread.id) ?? thread;
    messages.replaceChildren(...now.messages.map((message) => messageView(shop, thread, message)));
    queueMicrotask(() => (messages.scrollTop = messages.scrollHeight));
  };
  signal.addEventListener("abort", shop.store.subscribe(draw));
  draw();
  const main = h("div", { class: "card thread-main" }, threadHead(shop, thread), messages, replyForm(shop, thread));
  return h("section", { id: "thread", "data-order": thread.order, "data-thread-id": thread.id }, main, orderCard(shop, thread));
}

function threadHead(shop: Shop, thread: Thread): HTMLElement {
  return h(
    "div",
    { class: "thread-head" },
    h("a", { class: "back", href: routeHash("inbox"), "aria-label": shop.words.t("inbox") }, icon("back")),
    avatar(thread.buyer),
    h("div", {}, h("h2", {}, thread.buyer), h("p", { class: "sub" }, thread.subject)),
  );
}

function messageView(shop: Shop, thread: Thread, message: Message): HTMLElement {
  const { t, ago, dateTime } = shop.words;
  return h(
    "article",
    { class: "message", "data-from": message.from },
    h("p", { class: "message-text", lang: thread.language === "zh" ? "zh-CN" : "en" }, message.text),
    h(
      "p",
      { class: "message-meta" },
      message.from === "seller" ? t("you") : thread.buyer,
      " · ",
      h("time", { datetime: new Date(message.at).toISOString(), title: dateTime(message.at) }, ago(message.at)),
    ),
  );
}

function replyForm(shop: Shop, thread: Thread): HTMLFormElement {
  const { t } = shop.words;
  const box = h("textarea", {
    id: "reply-text",
    name: "reply",
    rows: 4,
    placeholder: t("replyHint", { name: thread.buyer }),
    value: drafts.get(thread.id) ?? "",
    oninput: () => drafts.set(thread.id, box.value),
  });
  const send = (event: Event): void => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text) {
      box.focus();
      return shop.notify(t("replyEmpty"), "problem");
    }
    const message: Message = { from: "seller", text, at: Date.now() };
    if (!tryStore(shop, () => shop.store.addMessage(thread.id, message))) return;
    drafts.delete(thread.id);
    box.value = "";
    box.focus();
    shop.notify(t("sent"));
  };
  return h(
    "form",
    { class: "reply", onsubmit: send },
    h("label", { for: "reply-text" }, t("yourReply")),
    box,
    h("div", { class: "reply-actions" }, h("button", { type: "submit", id: "send-reply", class: "button primary" }, t("send"))),
  );
}

function orderCard(shop: Shop, thread: Thread): HTMLElement {
  const { t } = shop.words;
  const product = shop.store.product(thread.product);
  const facts = factKeys.flatMap((key) => {
    const value = thread.facts[key];
    return value ? [h("dt", { "data-fact": key }, t(`fact_${key}`)), h("dd", {}, value)] : [];
  });
  return h(
    "aside",
    { class: "card order-card", "aria-label": t("orderFacts") },
    h("h2", {}, t("orderFacts")),
    h("dl", { id: "order-facts", lang: thread.language === "zh" ? "zh-CN" : "en" }, ...facts),
    product
      ? h("a", { class: "order-product", href: routeHash("products", product.id) }, productArt(product.art), h("span", {}, product.title || t("untitled")))
      : null,
  );
}
