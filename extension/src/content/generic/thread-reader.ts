// Finds the messages above a reply field: repeated blocks that say who wrote them by an attribute, a class or a side.
import type { Turn } from "../../schema/index";
import { OWN_ATTRIBUTE, parentOf } from "../page/deep-query";
import { plainText } from "../page/text-of";
import { isVisible } from "../page/visible";

const MESSAGE = "[data-from], [data-sender], [data-direction], [data-author], [class*='message' i], [class*='msg' i], [class*='bubble' i], [class*='comment' i], [class*='review' i], [role='log'] > *, [role='listitem'], blockquote";
/** The page's own notices are called messages too. */
const NOTICE = "[role='alert'], [role='status'], [class*='error' i], [class*='success' i], [class*='warning' i], [class*='toast' i], [class*='flash' i], [class*='help' i]";
const TEXT = "[class*='text' i], [class*='content' i], [class*='body' i], p";
const BUYER = /\b(buyer|customer|client|guest|visitor|incoming|received|inbound|them|other|left)\b|买家|客户|顾客/iu;
const SELLER = /\b(seller|merchant|shop|store|admin|agent|staff|support|outgoing|sent|outbound|own|self|mine|right)\b|卖家|商家|客服/iu;
const MAX_CLIMB = 8;

/** Climbs from the field until messages come into sight. Oldest first, as pages show them. */
export function readThread(document: Document, field: HTMLElement): Turn[] {
  for (let box = parentOf(field), step = 0; box && step < MAX_CLIMB; box = parentOf(box), step++) {
    const found = messagesIn(box, field);
    if (found.length > 0) return found;
    if (box === document.body) break;
  }
  return [];
}

function messagesIn(box: Element, field: HTMLElement): Turn[] {
  const blocks = [...box.querySelectorAll(MESSAGE)].filter(
    (block) =>
      !block.contains(field) &&
      !block.closest(`label, [${OWN_ATTRIBUTE}], [contenteditable='true'], ${NOTICE}`) &&
      !block.querySelector("input, textarea, [contenteditable='true']") &&
      isVisible(block),
  );
  // The outermost block that names its writer is the message; what lies inside it is only its parts.
  const spoken = blocks.map((block) => ({ block, from: speakerOf(block) })).filter((one): one is { block: Element; from: "buyer" | "seller" } => one.from !== undefined);
  const outer = spoken.filter(({ block }) => !spoken.some((other) => other.block !== block && other.block.contains(block)));
  const named = outer.map(({ block, from }) => ({ from, text: messageText(block) })).filter(({ text }) => text.length > 0);
  if (named.length > 0) return named;
  // Nobody is named: a lone review or comment beside an answer field was written by the buyer.
  const lone = blocks.filter((block) => !blocks.some((other) => other !== block && block.contains(other)));
  return lone.map((block) => ({ from: "buyer" as const, text: messageText(block) })).filter(({ text }) => text.length > 1).slice(-1);
}

function speakerOf(block: Element): Turn["from"] | undefined {
  const words = ["data-from", "data-sender", "data-direction", "data-author", "data-role", "class", "aria-label"].map((name) => block.getAttribute(name) ?? "");
  const split = words.join(" ").replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[-_]+/g, " ");
  if (BUYER.test(split)) return "buyer";
  return SELLER.test(split) ? "seller" : undefined;
}

/** The words themselves, without the name, the time and the buttons around them. */
function messageText(block: Element): string {
  const part = [...block.querySelectorAll(TEXT)].filter((one) => one.textContent.trim().length > 0);
  const outer = part.filter((one) => !part.some((other) => other !== one && other.contains(one)));
  const copies = (outer.length > 0 ? outer : [block]).map((one) => one.cloneNode(true) as Element);
  for (const copy of copies) for (const extra of copy.querySelectorAll("time, button, svg, script, style, [class*='time' i], [class*='avatar' i]")) extra.remove();
  return plainText(copies.map((copy) => copy.textContent.trim()).join("\n"));
}
