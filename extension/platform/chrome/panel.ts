// The panel's code, fetched when the seller first reaches for a button: most pages never need it. Shared by both browsers;
// the demo site's twin is ../site/panel.ts.
import { isOrphaned } from "../../src/content/orphaned";
import type { PanelCode } from "../../src/content/panel-code";
import { WriterError } from "../../src/worker/client";

declare global {
  /** Set by panel.js in the content scripts' own world, which no page sees into. */
  var shopquillPanel: PanelCode | undefined;
}

let loading: Promise<PanelCode> | undefined;

/** The panel, once it is here: then a click opens it without a wait. */
export function panelHere(): PanelCode | undefined {
  return globalThis.shopquillPanel;
}

/** Fetches the panel; rejects with a `WriterError`, and then the next call tries again. */
export function loadPanel(): Promise<PanelCode> {
  loading ??= fetchPanel().finally(() => {
    loading = undefined;
  });
  return loading;
}

async function fetchPanel(): Promise<PanelCode> {
  try {
    // An updated extension may answer under the same address with a newer panel, which does not fit this script.
    if (isOrphaned()) throw new WriterError("extension_updated");
    // Evaluated in this script's own world, under the extension's content policy rather than the page's.
    if (!globalThis.shopquillPanel) await import(/* webpackIgnore: true */ chrome.runtime.getURL("panel.js"));
  } catch {
    throw new WriterError(isOrphaned() ? "extension_updated" : "missing_module");
  }
  if (!globalThis.shopquillPanel) throw new WriterError("missing_module");
  return globalThis.shopquillPanel;
}
