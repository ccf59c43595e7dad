// What pages and shops come to hold, which takes them a moment.
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";

const settleMs = 15_000;

/** HTML or text as one line of text: shops wrap paragraphs and spell spaces and quotes in their own ways. */
export function plain(text) {
  const words = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
  const bare = text.replace(/<[^>]+>/g, " ").replace(/&(nbsp|amp|lt|gt|quot|#39|#x27);/g, (_, name) => words[name]);
  return bare.replace(/[\s\u200b]+/g, " ").trim();
}

/** Until `read` returns this text. */
export async function settles(read, expected, what) {
  let seen = await read();
  for (const end = Date.now() + settleMs; plain(seen) !== plain(expected) && Date.now() < end; seen = await read()) await setTimeout(100);
  assert.equal(plain(seen), plain(expected), what);
}

/** Until what `read` returns is right; returns it. */
export async function holds(read, right, what) {
  let seen = await read();
  for (const end = Date.now() + settleMs; !right(seen) && Date.now() < end; seen = await read()) await setTimeout(100);
  assert.ok(right(seen), `${what} holds ${JSON.stringify(seen)}`);
  return seen;
}
