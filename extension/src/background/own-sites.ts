// Shops on the seller's own domain: the content script is registered for every one that was added in the options. There it
// brings the panel along: to let it be fetched, the manifest would have to open it to every site, and any site could then
// tell that the extension is installed.
const ID = "own-sites";
const STORED = "ownSites";

/**
 * The shops that were added and that the browser still lets us run on. They are kept by name, as a permission alone may
 * also be that for a model's address or for an endpoint. The marketplaces in the manifest are none of them.
 */
export async function ownOrigins(): Promise<string[]> {
  const { content_scripts = [], host_permissions = [] } = chrome.runtime.getManifest() as chrome.runtime.ManifestV3;
  const built = new Set<string>([...content_scripts.flatMap(({ matches }) => matches ?? []), ...host_permissions]);
  const added = (await addedOrigins()).filter((origin) => !built.has(origin));
  const allowed = await Promise.all(added.map((origin) => chrome.permissions.contains({ origins: [origin] })));
  return added.filter((_, at) => allowed[at]);
}

/** The shops that were added, also those that the browser no longer lets us run on. */
export async function addedOrigins(): Promise<string[]> {
  const { [STORED]: added } = await chrome.storage.local.get(STORED);
  return Array.isArray(added) ? added.filter((origin): origin is string => typeof origin === "string") : [];
}

/** Adds a shop. The permission for it is asked for before. */
export async function addOrigin(origin: string): Promise<void> {
  await chrome.storage.local.set({ [STORED]: [...new Set([...(await addedOrigins()), origin])] });
}

/** Takes a shop out. */
export async function dropOrigin(origin: string): Promise<void> {
  await chrome.storage.local.set({ [STORED]: (await addedOrigins()).filter((other) => other !== origin) });
}

/** Keeps the registration in line with what was added and is allowed, one change after the other. */
export function registerOwnSites(): void {
  let last = Promise.resolve();
  const register = (): void => {
    last = last.then(registerNow).catch(() => undefined);
  };
  chrome.runtime.onInstalled.addListener(register);
  chrome.permissions.onAdded.addListener(register);
  chrome.permissions.onRemoved.addListener(register);
  chrome.storage.local.onChanged.addListener((changes) => {
    if (STORED in changes) register();
  });
}

async function registerNow(): Promise<void> {
  const matches = await ownOrigins();
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length > 0) await chrome.scripting.registerContentScripts([{ id: ID, matches, js: ["panel.js", "content.js"], runAt: "document_idle" }]);
}
