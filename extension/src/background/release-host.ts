// Hosts are allowed one by one, for a shop, for an endpoint or for a model's file. Two of them may be the same host.
import { loadEndpoint, saveEndpoint } from "../endpoint/endpoint-settings";
import { originPattern } from "../options/origin-pattern";
import { addedOrigins } from "./own-sites";

/** Gives the permission for a host back, unless a shop or the endpoint still needs it. */
export async function releaseHost(origin: string): Promise<void> {
  const [added, { on, url }] = await Promise.all([addedOrigins(), loadEndpoint()]);
  if (added.includes(origin) || (on && originPattern(url) === origin)) return;
  // Those of the manifest cannot be given back.
  await chrome.permissions.remove({ origins: [origin] }).catch(() => false);
}

/** An endpoint whose host is taken back in the browser's own settings is off from then on. */
export function endpointEndsWithAccess(): void {
  chrome.permissions.onRemoved.addListener(() => void switchOffWithoutAccess().catch(() => undefined));
}

async function switchOffWithoutAccess(): Promise<void> {
  const endpoint = await loadEndpoint();
  const origin = originPattern(endpoint.url);
  if (!endpoint.on || !origin || (await chrome.permissions.contains({ origins: [origin] }))) return;
  await saveEndpoint({ ...endpoint, on: false });
}
