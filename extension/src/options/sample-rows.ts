// Fields for the seller's own texts and what of them is kept.

/** The writer measures no more texts, and no longer ones. */
export const MOST_SAMPLES = 8;
export const LONGEST_SAMPLE = 2000;

/** Fields for what is stored, one at the least. Empty ones that stand on the page already keep their place there. */
export function sampleRows(stored: readonly string[] = [], now: readonly string[] = []): readonly string[] {
  const kept = keptSamples(now);
  const same = now.length > 0 && kept.length === stored.length && kept.every((text, index) => stored[index] === text);
  if (same) return now;
  return stored.length > 0 ? stored : [""];
}

/** What is stored of the fields: each text once. */
export function keptSamples(rows: readonly string[]): string[] {
  const texts = rows.map((text) => text.trim().slice(0, LONGEST_SAMPLE).trim());
  return [...new Set(texts)].filter((text) => text !== "").slice(0, MOST_SAMPLES);
}
