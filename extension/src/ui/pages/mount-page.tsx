// Puts one of the extension's own pages into its document, in the browser's language.
import { type ComponentType, render } from "preact";
import { browserLocale, pageTexts } from "#platform/texts";
import type { Translate } from "../messages";

/** What every page is given. */
export interface PageProps {
  readonly t: Translate;
}

/** Renders the page into `#root`. */
export function mountPage(Page: ComponentType<PageProps>): void {
  document.documentElement.lang = browserLocale() === "zh_CN" ? "zh-CN" : "en";
  const root = document.getElementById("root");
  if (root) render(<Page t={pageTexts} />, root);
}
