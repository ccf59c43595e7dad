// Sentences from the browser, in its own language. Shared by both browsers; the demo site's twin is ../site/texts.ts.
import { fill, type Locale, localeOf, type MessageKey, type PanelKey, type Translate } from "../../src/ui/messages";
import { PANEL_KEYS } from "../../src/ui/panel-keys";

export function browserLocale(): Locale {
  return localeOf(chrome.i18n.getUILanguage());
}

/** For the interface in pages. The browser decides the language; only the demo site may ask for another. */
export const panelTexts: (locale?: Locale) => Translate<PanelKey> = () => {
  const texts = new Map(PANEL_KEYS.map((key) => [key, raw(key)]));
  return (key, ...parts) => fill(texts.get(key) ?? "", parts);
};

/** For the extension's own pages. */
export const pageTexts: Translate = (key, ...parts) => fill(raw(key), parts);

/** Every place that a sentence can have. */
const PLACES = Array.from({ length: 9 }, (_, at) => `$${at + 1}`);

/** Without substitutions given the browser would drop the places; each is put back as its own name. */
function raw(key: MessageKey): string {
  return chrome.i18n.getMessage(key, PLACES);
}
