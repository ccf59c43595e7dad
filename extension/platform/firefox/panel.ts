// The same as in Chrome.
export { loadPanel, panelHere } from "../chrome/panel";
