// Where texts are written now, for pages that say so.
import { useEffect, useState } from "preact/hooks";
import { watchStored } from "#platform/storage";
import { endpointHost } from "../../endpoint/endpoint-settings";

/** The endpoint's host, `null` while texts are written on this device, and nothing until that is known. */
export function useEndpointHost(): string | null | undefined {
  const [host, setHost] = useState<string | null>();
  useEffect(() => {
    const read = (): void => void endpointHost().then((found) => setHost(found ?? null));
    read();
    return watchStored(read);
  }, []);
  return host;
}
