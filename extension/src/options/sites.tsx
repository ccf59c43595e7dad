// Shops on the seller's own domain. The browser asks before it gives each address; nothing is requested ahead.
import { useEffect, useState } from "preact/hooks";
import { addOrigin, dropOrigin, ownOrigins } from "../background/own-sites";
import { releaseHost } from "../background/release-host";
import type { MessageKey, Translate } from "../ui/messages";
import { originPattern } from "./origin-pattern";

export function Sites({ t }: { readonly t: Translate }) {
  const [sites, setSites] = useState<string[]>([]);
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState<MessageKey>();
  const refresh = (): void => void ownOrigins().then(setSites);
  useEffect(refresh, []);
  const add = async (): Promise<void> => {
    const pattern = originPattern(address);
    if (!pattern) return setProblem("options_bad_address");
    const given = await chrome.permissions.request({ origins: [pattern] }).catch(() => false);
    setProblem(given ? undefined : "options_refused");
    if (given) {
      await addOrigin(pattern);
      setAddress("");
    }
    refresh();
  };
  const remove = async (origin: string): Promise<void> => {
    await dropOrigin(origin);
    await releaseHost(origin);
    refresh();
  };
  return (
    <section id="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{t("options_sites")}</h2>
      <p>{t("options_sites_text")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label for="address">{t("options_address")}</label>
        <div class="row">
          <input id="address" type="url" autocomplete="url" value={address} placeholder={t("options_address_placeholder")} aria-describedby="problem" onInput={(event) => setAddress(event.currentTarget.value)} />
          <button type="submit">{t("options_add")}</button>
        </div>
        <p id="problem" role="alert">
          {problem ? t(problem) : ""}
        </p>
      </form>
      {sites.length === 0 ? <p class="small">{t("options_no_sites")}</p> : <SiteList sites={sites} t={t} onRemove={(origin) => void remove(origin)} />}
    </section>
  );
}

function SiteList({ sites, t, onRemove }: { readonly sites: readonly string[]; readonly t: Translate; readonly onRemove: (origin: string) => void }) {
  return (
    <ul class="sites">
      {sites.map((site) => (
        <li key={site}>
          <span>{site.replace(/\/\*$/, "")}</span>
          <button type="button" class="quiet" onClick={() => onRemove(site)}>
            {t("options_remove", new URL(site.replace(/\*$/, "")).host)}
          </button>
        </li>
      ))}
    </ul>
  );
}
