// Finds texts by words: each must stand somewhere in the text, in what it is about, or in where it was used.
import type { HistoryEntry } from "./history-store";

/** The entries that hold every word of the query, in their order. */
export function searchEntries(entries: readonly HistoryEntry[], query: string): readonly HistoryEntry[] {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter(({ text, about, place }) => {
    const all = fold(`${text}\n${about}\n${place}`);
    return words.every((word) => all.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
