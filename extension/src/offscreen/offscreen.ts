// The offscreen document: owns the worker and answers lines from the background, and from nobody else.
import { ENGINE_PORT } from "../content/port-protocol";
import { createOwnHost } from "./own-host";
import { serveLine } from "./serve-line";

const host = createOwnHost();

chrome.runtime.onConnect.addListener((port) => {
  // Every page of the extension hears every connect, also those of content scripts; only the background's is meant for us.
  const fromBackground = port.name === ENGINE_PORT && port.sender?.id === chrome.runtime.id && port.sender.tab === undefined;
  if (fromBackground) serveLine(port, host);
});
