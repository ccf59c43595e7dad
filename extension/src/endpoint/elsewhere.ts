// Says for each job where it is to be done. Only the background reads the endpoint's settings; what a page sends along is
// never taken for them.
import { pageTexts } from "#platform/texts";
import type { ToEngine } from "../content/port-protocol";
import { loadKey } from "./endpoint-key";
import { endpointHost, loadEndpoint } from "./endpoint-settings";

/** Adds the endpoint to a job while it is switched on. */
export async function withEndpoint(message: ToEngine): Promise<ToEngine> {
  if (message.type !== "write") return message;
  const host = await endpointHost();
  if (host === undefined) return message;
  const [{ url, model }, key] = await Promise.all([loadEndpoint(), loadKey()]);
  return { ...message, elsewhere: { url, model, key, note: pageTexts("endpoint_note", host) } };
}
