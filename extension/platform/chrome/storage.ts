// What the seller has set and filled in, as the browser keeps it for the extension. Shared by both browsers; the demo site's
// twin is ../site/storage.ts.

/** What stands under the name; undefined where nothing does. */
export async function readStored(name: string): Promise<unknown> {
  return (await chrome.storage.local.get(name))[name];
}

/** Keeps a value that is plain JSON. */
export async function writeStored(name: string, value: unknown): Promise<void> {
  await chrome.storage.local.set({ [name]: value });
}

/** Calls back when something was kept, here or in another tab; returns the way to stop listening. */
export function watchStored(changed: () => void): () => void {
  chrome.storage.onChanged.addListener(changed);
  return () => chrome.storage.onChanged.removeListener(changed);
}

/** What is kept until the browser closes, in memory and never on a disk. */
export async function readSession(name: string): Promise<unknown> {
  return (await chrome.storage.session.get(name))[name];
}

/** Keeps a value until the browser closes; without one it is forgotten. */
export async function writeSession(name: string, value: unknown): Promise<void> {
  await (value === undefined ? chrome.storage.session.remove(name) : chrome.storage.session.set({ [name]: value }));
}
