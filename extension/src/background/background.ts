// The service worker. It may stop at any moment, so it holds nothing: it checks who asks and passes messages on.
import { connectEngine } from "#platform/engine-line";
import { openSidePanelByKey } from "#platform/side-panel";
import { withEndpoint } from "../endpoint/elsewhere";
import { registerOwnSites } from "./own-sites";
import { recordUse } from "./record-use";
import { relay } from "./relay";
import { endpointEndsWithAccess } from "./release-host";
import { askerOf } from "./senders";

chrome.runtime.onConnect.addListener((port) => {
  const asker = askerOf(port, chrome.runtime.id, chrome.runtime.getURL(""));
  if (asker === "stranger") port.disconnect();
  else relay(port, asker, connectEngine, withEndpoint);
});

chrome.runtime.onMessage.addListener((message, sender) => {
  recordUse(message, sender, chrome.runtime.id).catch(() => undefined);
});

openSidePanelByKey();

registerOwnSites();
endpointEndsWithAccess();

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
});
