// The same as in Chrome.
export { browserLocale, pageTexts, panelTexts } from "../chrome/texts";
