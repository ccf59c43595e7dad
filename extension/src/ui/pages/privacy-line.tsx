// The sentence on where texts are written, true to the present settings.
import type { Translate } from "../messages";
import { useEndpointHost } from "./endpoint-host";

/** Empty until the settings are read, so that it never says what does not hold. */
export function PrivacyLine({ t, class: name = "hint" }: { readonly t: Translate; readonly class?: string }) {
  const host = useEndpointHost();
  return <p class={name}>{host === undefined ? "" : host === null ? t("popup_privacy") : t("endpoint_privacy", host)}</p>;
}
