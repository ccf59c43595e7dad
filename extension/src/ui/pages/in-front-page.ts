// Runs a script of ours in the page that the seller looks at. The browser allows it on the known marketplaces, on the shops
// that the seller has added, and on any page on which the toolbar button was pressed.

/** Why nothing can be read. */
export class PageClosed extends Error {
  override readonly name = "PageClosed";
}

/**
 * Puts the file into every frame of the page, then takes what the function returns in each; the function travels as source and
 * sees nothing from around it. Rejects with `PageClosed` where the browser does not let us in.
 */
export async function inFrontPage<T>(file: string, take: () => T): Promise<NonNullable<T>[]> {
  const tabId = await frontTab();
  if (tabId === undefined) throw new PageClosed();
  const target = { tabId, allFrames: true };
  try {
    await chrome.scripting.executeScript({ target, files: [file] });
    const frames = await chrome.scripting.executeScript({ target, func: take });
    // A frame that went away in between has no answer.
    return frames.map(({ result }) => result as T).filter((result) => result !== null && result !== undefined);
  } catch {
    throw new PageClosed();
  }
}

/** Beside a page it is that page; from a tab of our own it is the one that the seller came from. */
async function frontTab(): Promise<number | undefined> {
  const own = await chrome.tabs.getCurrent();
  if (!own) return (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  const others = (await chrome.tabs.query({ currentWindow: true })).filter(({ id }) => id !== own.id);
  // Chrome knows it since 121.
  const seen = ({ lastAccessed = 0 }: { lastAccessed?: number }): number => lastAccessed;
  return others.sort((a, b) => seen(b) - seen(a))[0]?.id;
}
