// The extension's own pages that are also pages of this site. Their names are those of the extension.

import type { IconName } from "../shop/icon";
import type { StringKey } from "../shop/strings/en";

/** A page, what the demo calls it, and what is said about it. */
export interface ExtensionPage {
  readonly id: "sidepanel" | "catalog" | "options" | "history";
  readonly icon: IconName;
  readonly title: StringKey;
  readonly note: StringKey;
}

export const extensionPages: readonly ExtensionPage[] = [
  { id: "sidepanel", icon: "tools", title: "pageTools", note: "pageToolsNote" },
  { id: "catalog", icon: "catalogue", title: "pageCatalogue", note: "pageCatalogueNote" },
  { id: "options", icon: "settings", title: "pageSettings", note: "pageSettingsNote" },
  { id: "history", icon: "history", title: "pageHistory", note: "pageHistoryNote" },
];
