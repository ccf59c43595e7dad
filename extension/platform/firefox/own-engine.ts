// The same as in Chrome.
export { connectWriter, watchEngine } from "../chrome/own-engine";
