// An endpoint of the seller's own that speaks the OpenAI chat protocol: off unless the seller has switched it on.
import { readStored, writeStored } from "#platform/storage";

/** Where texts are written when it is on. Its key is kept apart, see `endpoint-key.ts`. */
export interface Endpoint {
  readonly on: boolean;
  /** The address that ends before `/chat/completions`, as providers give it. */
  readonly url: string;
  readonly model: string;
}

const NONE: Endpoint = { on: false, url: "", model: "" };

/** Reads what is stored. */
export async function loadEndpoint(): Promise<Endpoint> {
  return { ...NONE, ...((await readStored("endpoint")) as Partial<Endpoint> | undefined) };
}

/** Stores it. */
export async function saveEndpoint({ on, url, model }: Endpoint): Promise<void> {
  await writeStored("endpoint", { on, url, model });
}

/** The host that texts are sent to, if any. */
export async function endpointHost(): Promise<string | undefined> {
  const { on, url } = await loadEndpoint();
  return on && URL.canParse(url) ? new URL(url).host : undefined;
}

/** The address to ask, whether or not the seller has typed its last part. */
export function chatAddress(url: string): string {
  const base = url.trim().replace(/\/+$/, "");
  return base.endsWith("/chat/completions") ? base : `${base}/chat/completions`;
}
