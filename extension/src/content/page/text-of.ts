// Page text as one clean line or as plain paragraphs. Markup in a field is read as the text it stands for.
const MARKUP = /<\/?[a-z][^<>]*>/i;

/** All text of an element on one line. */
export function lineOf(node: Node | null | undefined): string {
  return oneLine(node?.textContent ?? "");
}

export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** Turns HTML source, as some description fields hold it, into plain text. Parsed in an inert document: nothing loads or runs. */
export function plainText(text: string): string {
  if (!MARKUP.test(text)) return tidy(text);
  const parsed = new DOMParser().parseFromString(text.replace(/<(br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, "$&\n"), "text/html");
  for (const hidden of parsed.querySelectorAll("script, style, template")) hidden.remove();
  return tidy(parsed.body.textContent);
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Cuts at a whole character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return text.slice(0, end);
}
