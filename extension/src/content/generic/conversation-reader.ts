// What the buyer wrote and what the page says about the order, for a page nobody wrote an adapter for.
import type { Turn } from "../../schema/index";
import type { Conversation, FoundField, Page } from "../adapters/adapter";
import { standIn } from "../page/frame";
import { cut } from "../page/text-of";
import { readOrderFacts } from "./order-facts";
import { capPairs } from "./product-caps";
import { readThread } from "./thread-reader";

const MESSAGE = 6_000;
const TURNS = 20;

export function readConversation(page: Page, field: FoundField): Conversation {
  // Words the seller has marked are what they want answered, whatever the page looks like.
  const marked = page.document.getSelection()?.toString().trim() ?? "";
  const thread = readThread(page.document, standIn(field.element));
  return capConversation(marked ? { message: marked, thread: [], facts: readOrderFacts(page.document) } : { ...splitThread(thread), facts: readOrderFacts(page.document) });
}

/** The buyer's last words, however many messages they took, are the question; what came before is the thread. */
export function splitThread(all: readonly Turn[]): Pick<Conversation, "message" | "thread"> {
  const last = all.findLastIndex(({ from }) => from === "buyer");
  if (last < 0) return { message: "", thread: [] };
  let first = last;
  while (all[first - 1]?.from === "buyer") first--;
  return { message: all.slice(first, last + 1).map(({ text }) => text).join("\n"), thread: all.slice(0, first) };
}

export function capConversation({ message, thread, facts }: Conversation): Conversation {
  return {
    message: cut(message, MESSAGE),
    thread: thread.slice(-TURNS).map(({ from, text }) => ({ from, text: cut(text, MESSAGE) })),
    facts: capPairs(facts),
  };
}
