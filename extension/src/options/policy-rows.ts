// Rows of the policies' form and what of them is kept.

/** A policy as it is being typed. */
export interface PolicyRow {
  readonly topic: string;
  readonly text: string;
}

/** Rows for what is stored. Half-filled rows that stand on the page already keep their place there. */
export function policyRows(stored: Readonly<Record<string, string>> = {}, now: readonly PolicyRow[] = []): readonly PolicyRow[] {
  const kept = Object.entries(keptPolicies(now));
  // The browser's storage sorts the names of an object.
  const same = kept.length === Object.keys(stored).length && kept.every(([topic, text]) => stored[topic] === text);
  return same ? now : Object.entries(stored).map(([topic, text]) => ({ topic, text }));
}

/** What is stored of the rows: those with both parts. Two rows of one topic become one policy that says both. */
export function keptPolicies(rows: readonly PolicyRow[]): Record<string, string> {
  const kept = new Map<string, string>();
  for (const { topic, text } of rows) {
    if (!topic || !text) continue;
    const before = kept.get(topic);
    kept.set(topic, before === undefined ? text : `${before} ${text}`);
  }
  return Object.fromEntries(kept);
}
