// The demo site keeps what a visitor sets in this browser, beside the demo shop's own data. Twin of ../chrome/storage.ts.

const PREFIX = "shopquill/";
const listeners = new Set<() => void>();

export function readStored(name: string): Promise<unknown> {
  try {
    return Promise.resolve(JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") ?? undefined);
  } catch {
    return Promise.resolve(undefined);
  }
}

/** Rejects where the browser keeps nothing more. */
export async function writeStored(name: string, value: unknown): Promise<void> {
  localStorage.setItem(PREFIX + name, JSON.stringify(value));
  await Promise.resolve();
  for (const changed of listeners) changed();
}

export function watchStored(changed: () => void): () => void {
  // The browser tells other tabs only.
  listeners.add(changed);
  addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    removeEventListener("storage", changed);
  };
}

/** A web page has no memory that outlives a reload and touches no disk: what reviews came to goes with the page. */
export function readSession(): Promise<unknown> {
  return Promise.resolve(undefined);
}

export function writeSession(): Promise<void> {
  return Promise.resolve();
}
