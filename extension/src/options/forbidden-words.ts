/** The writer takes no more words, and no longer ones. */
const MOST = 500;
const LONGEST = 100;

/** Reads a list as sellers type or paste it: one a line, or between commas. */
export function forbiddenWords(typed: string): string[] {
  const words = typed.split(/[\n,，;；、]/u).map((word) => word.trim().replace(/\s+/gu, " "));
  return [...new Set(words)].filter((word) => word !== "" && word.length <= LONGEST).slice(0, MOST);
}
