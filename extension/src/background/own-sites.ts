// Shops on the seller's own domain: the content script is registered for every origin the seller has allowed in the options.
// There it brings the panel along: to let it be fetched, the manifest would have to open it to every site, and any site
// could then tell that the extension is installed.
const ID = "own-sites";

/** The origins that the seller has allowed. The marketplaces in the manifest are granted with the extension and are none of them. */
export async function ownOrigins(): Promise<string[]> {
  const { origins = [] } = await chrome.permissions.getAll();
  const { content_scripts = [], host_permissions = [] } = chrome.runtime.getManifest() as chrome.runtime.ManifestV3;
  const built = new Set<string>([...content_scripts.flatMap(({ matches }) => matches ?? []), ...host_permissions]);
  return origins.filter((origin) => !built.has(origin));
}

/** Brings the registration in line with what is allowed now. */
export async function registerOwnSites(): Promise<void> {
  const matches = await ownOrigins();
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length > 0) await chrome.scripting.registerContentScripts([{ id: ID, matches, js: ["panel.js", "content.js"], runAt: "document_idle" }]);
}
