// Chrome: a service worker can own no worker, so an offscreen document does. Twin of ../firefox/engine-line.ts.
import type { Line } from "../../src/background/relay";
import { ENGINE_PORT } from "../../src/content/port-protocol";

const PAGE = "offscreen.html";
let creating: Promise<void> | undefined;

export async function connectEngine(): Promise<Line> {
  await ensureDocument();
  return chrome.runtime.connect({ name: ENGINE_PORT });
}

/** Two callers must not both create it: the second attempt throws. */
async function ensureDocument(): Promise<void> {
  creating ??= createDocument().finally(() => {
    creating = undefined;
  });
  return creating;
}

async function createDocument(): Promise<void> {
  const contexts = await chrome.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"], documentUrls: [chrome.runtime.getURL(PAGE)] });
  if (contexts.length > 0) return;
  await chrome.offscreen.createDocument({ url: PAGE, reasons: ["WORKERS"], justification: "Runs the language model in a worker on this machine." });
}
