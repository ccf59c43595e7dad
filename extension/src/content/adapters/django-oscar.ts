// django-oscar's dashboard, on the shop's own host: server-rendered Django forms, TinyMCE in a frame. Ids from version 4.2.1. Most
// of a product lies in tabs that are not shown, and its selects are hidden behind select2. Reviews cannot be answered in Oscar,
// and it has no chat: an order's notes are the one place where a shop writes down what it tells the buyer.
import { capConversation, splitThread } from "../generic/conversation-reader";
import { lineOf, plainText } from "../page/text-of";
import type { Turn } from "../../schema/index";
import type { Adapter, Conversation, FoundField, Page } from "./adapter";
import { bySelectors } from "./by-selectors";

const TITLE = "input#id_title[name='title']";
/** A review's form has the same title; only a product has a description beside it and formsets below it. */
const PRODUCT = [TITLE, "textarea#id_description", "input[name$='-TOTAL_FORMS']"];
const NOTE = "#order_note_form textarea[name='message']";
const INSTRUCTION = "#shipping tr:last-child > td";
const SYSTEM = "System";
const ORDER = /\/orders\/([^/]+)/;
/** The hour of the purchase, which answers nobody. */
const CLOCK = /^\d{1,2}(:\d{2})?(\s*[ap]\.?m\.?)?$/i;

const pages = bySelectors({
  id: "django-oscar",
  hosts: [],
  detect: ({ document }) => document.querySelector(NOTE) !== null || PRODUCT.every((part) => document.querySelector(part)),
  fields: { title: [TITLE], description: ["iframe#id_description_ifr", "textarea#id_description"], reply: [NOTE] },
  facts: { price: "input[name^='stockrecords-'][name$='-price'], input[name^='stockrecords-'][name$='-price_excl_tax']" },
  lists: { category: "select[name^='productcategory_set-'][name$='-category']" },
  rows: [{ row: "#product_attributes tr", label: "label", value: "input, textarea, select" }],
  // The other tabs (images, stock, upselling) are the shop's business.
  complete: true,
});

export const djangoOscar: Adapter = { ...pages, readConversation };

function readConversation(page: Page, field: FoundField): Conversation {
  const { document } = page;
  const turns = [...instruction(document), ...notes(document)];
  if (document.getSelection()?.toString().trim() || turns.length === 0) return pages.readConversation(page, field);
  return capConversation({ ...splitThread(turns), facts: orderFacts(page) });
}

/** What the buyer wrote at the checkout; "-" stands for nothing. */
function instruction(document: Document): Turn[] {
  const text = wordsOf(document.querySelector(INSTRUCTION));
  return text && text !== "-" ? [{ from: "buyer", text }] : [];
}

/** Notes name their writer and not which side it is on: a buyer's name or address is in the table of the customer. */
function notes(document: Document): Turn[] {
  const customer = lineOf(document.querySelector("caption .fa-user")?.closest("table")).toLowerCase();
  return [...document.querySelectorAll<HTMLTableRowElement>("#notes table tr")].flatMap(({ cells: [, user, type, message] }) => {
    const [writer, text] = [lineOf(user).toLowerCase(), wordsOf(message)];
    if (!text || message?.localName !== "td" || lineOf(type) === SYSTEM) return [];
    return [{ from: writer.length > 1 && customer.includes(writer) ? "buyer" : "seller", text } as const];
  });
}

/** The number first, as buyers and answers name an order by it; the page says it only in its address and its headings. */
function orderFacts({ document, url }: Page): Record<string, string> {
  const number = ORDER.exec(url.pathname)?.[1] ?? "";
  const information = document.querySelector("caption .fa-shopping-cart")?.closest("table");
  const names = [...(information?.querySelectorAll("th") ?? [])].map(lineOf);
  const values = [...(information?.querySelectorAll("td") ?? [])].map(lineOf);
  const products = [...document.querySelectorAll("#order_lines_form a[href*='/products/']")].map(lineOf);
  const told = names.map((name, at) => [name, values[at] ?? ""] as const).filter(([, value]) => !CLOCK.test(value));
  return { ...(number ? { Order: number } : {}), ...Object.fromEntries(told), Products: products.join(", ") };
}

function wordsOf(cell: Element | null | undefined): string {
  return plainText([...(cell?.querySelectorAll("p") ?? [])].map(({ textContent }) => textContent.trim()).join("\n") || lineOf(cell));
}
