// The demo dashboard in www/, a single-page shop admin. Its ids are a contract with www/index.html.
import type { Product } from "../../schema/index";
import { capConversation, splitThread } from "../generic/conversation-reader";
import { readLimit } from "../generic/field-limit";
import { definitions } from "../generic/order-facts";
import { capProduct } from "../generic/product-caps";
import { fieldText } from "../page/field-value";
import { plainText } from "../page/text-of";
import { isVisible } from "../page/visible";
import type { Adapter, FoundField, Page } from "./adapter";

const SHOP = "html[data-demo-shop]";
const FIELDS = { title: "#product-title", description: "#product-description", reply: "#reply-text" } as const;
const ATTRIBUTE_ROW = ".attribute-row";
const MESSAGE = "#thread .message[data-from]";

export const demo: Adapter = {
  id: "demo",
  hosts: ["localhost", "127.0.0.1"],
  detect: ({ document }) => document.querySelector(SHOP) !== null,
  findFields,
  readProduct,
  readConversation,
};

function findFields({ document }: Page): FoundField[] {
  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((task) => {
    const element = document.querySelector<HTMLElement>(FIELDS[task]);
    return element && isVisible(element) ? [{ task, element, limit: readLimit(element) }] : [];
  });
}

function readProduct({ document }: Page): Product {
  const read = (selector: string): string => {
    const element = document.querySelector(selector);
    return element ? fieldText(element) : "";
  };
  const rows = [...document.querySelectorAll(ATTRIBUTE_ROW)].map((row) => [inputValue(row, "attribute-name"), inputValue(row, "attribute-value")] as const);
  const title = read(FIELDS.title);
  return capProduct({
    name: title,
    brand: read("#product-brand"),
    category: read("#product-category"),
    price: read("#product-price"),
    tags: read("#product-tags").split(/[,，、]/u).map((tag) => tag.trim()).filter(Boolean),
    notes: read("#product-notes"),
    attributes: Object.fromEntries(rows.filter(([name]) => name !== "")),
    existing: { title, description: read(FIELDS.description) },
  });
}

function inputValue(row: Element, name: string): string {
  return row.querySelector<HTMLInputElement>(`input[name='${name}']`)?.value.trim() ?? "";
}

function readConversation({ document }: Page): ReturnType<Adapter["readConversation"]> {
  const messages = [...document.querySelectorAll<HTMLElement>(MESSAGE)].map((message) => ({
    from: message.dataset.from === "seller" ? ("seller" as const) : ("buyer" as const),
    text: plainText(message.querySelector(".message-text")?.textContent ?? ""),
  }));
  const facts = document.querySelector("#order-facts");
  return capConversation({ ...splitThread(messages), facts: Object.fromEntries(facts ? definitions(facts) : []) });
}
