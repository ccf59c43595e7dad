// The content script: marks the page, connects to the extension and starts.
import { readPreferences } from "../options/preferences";
import { PortClient } from "./port-client";
import { startContent } from "./start";

const page = document.documentElement;

// The demo site brings its own writer and gives way to the extension when it sees this mark.
if (page.dataset.shopquill !== "extension") {
  page.dataset.shopquill = "extension";
  const preferences = readPreferences();
  startContent({ client: new PortClient(), preferences: preferences.current });
}
