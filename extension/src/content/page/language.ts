// The language a text is to be written in follows what the seller and the buyer wrote.
import type { Lang } from "../../schema/index";

const HAN = /\p{Script=Han}/gu;
const WORD = /\p{Script=Latin}+/gu;

/** Three Han characters carry about as much as two Latin words; brand and model names stay Latin in Chinese text. */
export function detectLanguage(text: string): Lang | undefined {
  const han = text.match(HAN)?.length ?? 0;
  const words = text.match(WORD)?.length ?? 0;
  if (han + words === 0) return undefined;
  return han * 1.5 > words ? "zh" : "en";
}

/** The first text that shows a language decides; a page that holds none is judged by its own language. */
export function languageOf(texts: readonly string[], document: Document): Lang {
  for (const text of texts) {
    const found = detectLanguage(text);
    if (found) return found;
  }
  return document.documentElement.lang.toLowerCase().startsWith("zh") ? "zh" : "en";
}
