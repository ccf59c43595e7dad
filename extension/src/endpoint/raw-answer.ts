// What a chat model has said so far, without its thoughts and up to where a text of this task ends.

/** The text, and whether nothing that still comes can belong to it. */
export interface RawAnswer {
  readonly text: string;
  readonly over: boolean;
}

const THOUGHTS = "<think>";
const THOUGHTS_END = "</think>";

/**
 * Models that think first put it before the text, where their server does not keep it apart. The ends of a text are looked
 * for here and not by the server: it would find them among the thoughts, and takes fewer than a task has.
 */
export function rawAnswer(said: string, stops: readonly string[]): RawAnswer {
  const text = afterThoughts(said.trimStart()).trimStart();
  const ends = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return ends.length > 0 ? { text: text.slice(0, Math.min(...ends)), over: true } : { text, over: false };
}

function afterThoughts(said: string): string {
  if (!said.startsWith(THOUGHTS)) return THOUGHTS.startsWith(said) ? "" : said;
  const end = said.indexOf(THOUGHTS_END);
  return end < 0 ? "" : said.slice(end + THOUGHTS_END.length);
}
