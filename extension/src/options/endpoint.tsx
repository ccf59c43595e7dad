// An endpoint of the seller's own. It is used only while the switch is on, and the browser asks for its host first.
import { useEffect, useState } from "preact/hooks";
import { watchStored } from "#platform/storage";
import { releaseHost } from "../background/release-host";
import { loadKey, saveKey } from "../endpoint/endpoint-key";
import { type Endpoint as Settings, loadEndpoint, saveEndpoint } from "../endpoint/endpoint-settings";
import { modelAddress } from "../models/model-address";
import type { MessageKey, Translate } from "../ui/messages";
import { originPattern } from "./origin-pattern";
import { TryEndpoint } from "./try-endpoint";

/** The section on the endpoint. */
export function Endpoint({ t }: { readonly t: Translate }) {
  const { settings, edit, store, key, editKey } = useEndpoint();
  const [problem, setProblem] = useState<MessageKey>();
  if (!settings) return null;
  const { on } = settings;
  const address = modelAddress(settings.url);
  const origin = address && originPattern(address.href);
  const turn = async (wanted: boolean): Promise<void> => {
    setProblem(undefined);
    if (!wanted) {
      await store({ on: false });
      if (origin) await releaseHost(origin);
      return;
    }
    if (!origin) return setProblem("endpoint_bad_address");
    if (settings.model.trim() === "") return setProblem("endpoint_no_model");
    // Asked at once: the browser only listens while the click is fresh.
    const given = await chrome.permissions.request({ origins: [origin] }).catch(() => false);
    if (given) await store({ on: true });
    else setProblem("endpoint_no_access");
  };
  const field = { class: "wide", autocomplete: "off", spellcheck: false, disabled: on };
  return (
    <section id="endpoint" aria-labelledby="endpoint-title">
      <h2 id="endpoint-title">{t("endpoint_title")}</h2>
      <p>{t("endpoint_text")}</p>
      <p class={on ? "warning on" : "warning"}>{t("endpoint_leaves")}</p>
      <label class="field" for="endpoint-url">
        {t("endpoint_url")}
      </label>
      <input id="endpoint-url" type="url" placeholder="https://api.example.com/v1" {...field} value={settings.url} onInput={(event) => edit({ url: event.currentTarget.value })} onChange={() => void store()} />
      <label class="field" for="endpoint-model">
        {t("endpoint_model")}
      </label>
      <input id="endpoint-model" type="text" {...field} value={settings.model} onInput={(event) => edit({ model: event.currentTarget.value })} onChange={() => void store()} />
      <label class="field" for="endpoint-key">
        {t("endpoint_key")}
      </label>
      {/* As another field's value this would be offered to a password store. */}
      <input id="endpoint-key" type="password" {...field} autocomplete="new-password" value={key} onInput={(event) => editKey(event.currentTarget.value.trim())} onChange={() => void saveKey(key)} />
      <p class="small">{t(on ? "endpoint_off_first" : "endpoint_key_text")}</p>
      <label class="switch">
        {/* It shows what is stored: a switch that the browser has refused is back at once. */}
        <input
          type="checkbox"
          checked={on}
          aria-describedby="endpoint-problem"
          onClick={(event) => {
            event.preventDefault();
            void turn(!on);
          }}
        />
        {on && address ? t("endpoint_on", address.host) : t("endpoint_use")}
      </label>
      <p id="endpoint-problem" role="alert" class="problem">
        {problem && !on ? t(problem) : ""}
      </p>
      {on && address && <TryEndpoint t={t} host={address.host} />}
    </section>
  );
}

interface StoredEndpoint {
  readonly settings: Settings | undefined;
  /** What is typed holds at once, as the next click may be the switch. */
  readonly edit: (change: Partial<Settings>) => void;
  /** Stores what was typed, and this. */
  readonly store: (change?: Partial<Settings>) => Promise<void>;
  readonly key: string;
  readonly editKey: (key: string) => void;
}

/** What is stored, also where another tab or the browser turns the switch. */
function useEndpoint(): StoredEndpoint {
  const [settings, setSettings] = useState<Settings>();
  const [key, setKey] = useState("");
  useEffect(() => {
    const read = (): void =>
      void loadEndpoint().then((stored) => {
        // While both are off, what is being typed here comes first.
        setSettings((shown) => (shown && !shown.on && !stored.on ? shown : stored));
      });
    read();
    void loadKey().then(setKey);
    return watchStored(read);
  }, []);
  const edit = (change: Partial<Settings>): void => setSettings((shown) => shown && { ...shown, ...change });
  const store = async (change: Partial<Settings> = {}): Promise<void> => {
    if (!settings) return;
    const next = { ...settings, ...change, url: settings.url.trim(), model: settings.model.trim() };
    setSettings(next);
    await saveEndpoint(next);
  };
  return { settings, edit, store, key, editKey: setKey };
}
