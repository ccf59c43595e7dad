// Who may ask for what. A page cannot open a port itself, but any script of ours in any page can, so every port is checked.
import { STATUS_PORT, WRITE_PORT } from "../content/port-protocol";

export type Asker = "page" | "own" | "stranger";

export function askerOf(port: Pick<chrome.runtime.Port, "name" | "sender">, ownId: string, ownOrigin: string): Asker {
  const { sender, name } = port;
  if (sender?.id !== ownId) return "stranger";
  const address = sender.url ?? "";
  if (address.startsWith(ownOrigin)) return name === STATUS_PORT || name === WRITE_PORT ? "own" : "stranger";
  if (name === WRITE_PORT) return sender.tab !== undefined && /^https?:/.test(address) ? "page" : "stranger";
  return "stranger";
}
