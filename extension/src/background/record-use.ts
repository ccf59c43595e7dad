// Keeps the texts that the seller inserts or copies, where the history is on. What scripts in pages say is checked here.
import { keepUse } from "../history/keep-use";
import type { UsedText } from "../worker/client";

const MOST_TEXT = 100_000;
const MOST_ABOUT = 200;

/** Takes a message from one of our scripts; answers whether it was one about a used text. */
export function recordUse(message: unknown, sender: chrome.runtime.MessageSender, ownId: string): Promise<boolean> {
  const used = admitUse(message);
  // Private windows leave no traces.
  if (!used || sender.id !== ownId || sender.tab?.incognito) return Promise.resolve(false);
  return keepUse({ ...used, place: placeOf(sender.url) });
}

/** The message's fields, each of the right kind and of a bearable size. */
export function admitUse(message: unknown): UsedText | undefined {
  if (typeof message !== "object" || message === null || !("used" in message)) return undefined;
  const { task, lang, about, text } = (message.used ?? {}) as Record<string, unknown>;
  if (typeof task !== "string" || typeof lang !== "string" || typeof about !== "string" || typeof text !== "string") return undefined;
  if (text === "" || text.length > MOST_TEXT || task.length > 40 || lang.length > 10) return undefined;
  return { task, lang, about: about.slice(0, MOST_ABOUT), text };
}

function placeOf(address: string | undefined): string {
  try {
    const { protocol, host } = new URL(address ?? "");
    return /^https?:$/.test(protocol) ? host : "Shopquill";
  } catch {
    return "";
  }
}
