// The same as in Chrome.
export { readSession, readStored, watchStored, writeSession, writeStored } from "../chrome/storage";
