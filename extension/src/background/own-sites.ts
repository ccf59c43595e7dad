// Shops on the seller's own domain: the content script is registered for every origin the seller has allowed in the options.
// There it brings the panel along: to let it be fetched, the manifest would have to open it to every site, and any site
// could then tell that the extension is installed.
const ID = "own-sites";

export async function registerOwnSites(): Promise<void> {
  // `scripting` is an optional permission, asked for together with the first origin.
  if (!(await chrome.permissions.contains({ permissions: ["scripting"] }))) return;
  const { origins = [] } = await chrome.permissions.getAll();
  const known = new Set(chrome.runtime.getManifest().content_scripts?.flatMap(({ matches }) => matches ?? []));
  const matches = origins.filter((origin) => !known.has(origin));
  const registered = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length > 0) await chrome.scripting.registerContentScripts([{ id: ID, matches, js: ["panel.js", "content.js"], runAt: "document_idle" }]);
}
