// The panel's bundle. It leaves the panel's code where the content script looks for it, and exports nothing, so that one
// file can be imported as a module and registered as a content script.
import { panelCode } from "./panel-code";

globalThis.shopquillPanel = panelCode;
