// The same as in Chrome.
export { isBesidePage, isInBrowser, openInTab, openOptions, ownFile } from "../chrome/own-pages";
