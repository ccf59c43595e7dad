// The content script: marks the page, connects to the extension and starts.
import { PortClient } from "./port-client";
import { startContent } from "./start";
import { storedPreferences } from "./stored-preferences";

const page = document.documentElement;

// The demo site brings its own writer and gives way to the extension when it sees this mark.
if (page.dataset.shopquill !== "extension") {
  page.dataset.shopquill = "extension";
  startContent({ client: new PortClient(), preferences: storedPreferences() });
}
