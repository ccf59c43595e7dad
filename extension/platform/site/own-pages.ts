// On the demo site the extension's pages are pages of the site. Twin of ../chrome/own-pages.ts.

export function ownFile(file: string): string {
  return new URL(`dist/${file}`, document.baseURI).href;
}

export function openOptions(): void {
  location.assign("options.html");
}

export function isBesidePage(): Promise<boolean> {
  return Promise.resolve(false);
}

/** A visitor is in a tab already. */
export function openInTab(): void {
  return;
}

export const isInBrowser = false as boolean;
