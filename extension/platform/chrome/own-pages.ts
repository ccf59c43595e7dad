// The extension's own files, and the ways from one of its pages to another. Shared by both browsers; the demo site's twin is
// ../site/own-pages.ts.

/** The address of a file of the package. */
export function ownFile(file: string): string {
  return chrome.runtime.getURL(file);
}

/** Shows the options. */
export function openOptions(): void {
  void chrome.runtime.openOptionsPage();
}

/** Whether this page stands beside another one, and not in a tab of its own. */
export async function isBesidePage(): Promise<boolean> {
  return (await chrome.tabs.getCurrent()) === undefined;
}

/** Opens the present page in a tab of its own. */
export function openInTab(): void {
  void chrome.tabs.create({ url: location.href });
}

/** Whether the seller's own tabs can be read, shops added and models brought: an extension may, a web page may not. */
export const isInBrowser = true as boolean;
