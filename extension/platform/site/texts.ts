// The demo site has no extension around it and a language switch of its own, so it carries both languages.
import en from "../../_locales/en/messages.json";
import zh from "../../_locales/zh_CN/messages.json";
import { fill, type Locale, localeOf, type MessageKey, type PanelKey, type Translate } from "../../src/ui/messages";

const TEXTS: Record<Locale, Record<MessageKey, { message: string }>> = { en, zh_CN: zh };

/** The page's own language, which is the one that the visitor has chosen. */
export function browserLocale(): Locale {
  return localeOf(document.documentElement.lang || navigator.language);
}

export function panelTexts(locale: Locale = browserLocale()): Translate<PanelKey> {
  return (key, ...parts) => fill(TEXTS[locale][key].message, parts);
}

export const pageTexts: Translate = (key, ...parts) => fill(TEXTS[browserLocale()][key].message, parts);
