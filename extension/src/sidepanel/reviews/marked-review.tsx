// A review with the words marked that are spoken of.

/** The parts of a text, each marked or not. Quotes that overlap are one mark; one that does not stand in the text is left out. */
export function markedParts(text: string, quotes: readonly string[]): { readonly text: string; readonly marked: boolean }[] {
  const spans = quotes
    .map((quote) => quote.trim())
    .filter((quote) => quote !== "")
    .map((quote) => ({ start: text.indexOf(quote), length: quote.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, length } of spans) {
    const end = start + length;
    if (end <= at) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    const last = parts.at(-1);
    const more = text.slice(Math.max(start, at), end);
    if (last?.marked) last.text += more;
    else parts.push({ text: more, marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

/** The review's text, with marks. */
export function MarkedReview({ text, quotes }: { readonly text: string; readonly quotes: readonly string[] }) {
  return <p class="review">{markedParts(text, quotes).map((part, at) => (part.marked ? <mark key={at}>{part.text}</mark> : part.text))}</p>;
}
