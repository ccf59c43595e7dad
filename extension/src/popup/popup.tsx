// The toolbar popup: whether the model is there, how far it has loaded, and what it takes.
import { useEffect, useState } from "preact/hooks";
import { type EngineWatch, watchEngine } from "../ui/pages/engine-watch";
import { openSidePanel } from "#platform/side-panel";
import { errorKey, type Translate } from "../ui/messages";
import { loadedPercent } from "../ui/panel/phase";
import { useEndpointHost } from "../ui/pages/endpoint-host";
import { mountPage, type PageProps } from "../ui/pages/mount-page";
import { megabytes } from "../ui/pages/megabytes";
import { PrivacyLine } from "../ui/pages/privacy-line";
import { Quill } from "../ui/pages/quill";
import type { WorkerStatus } from "../worker/protocol";

function Popup({ t }: PageProps) {
  const [status, setStatus] = useState<WorkerStatus>({ state: "empty" });
  const [engine, setEngine] = useState<EngineWatch>();
  const host = useEndpointHost();
  useEffect(() => setEngine(watchEngine(setStatus)), []);
  return (
    <>
      <header>
        <Quill />
        <h1>{t("popup_title")}</h1>
        <button type="button" class="quiet" onClick={() => void chrome.runtime.openOptionsPage()}>
          {t("options_link")}
        </button>
      </header>
      <section class={`model ${status.state}`}>
        <h2>{t("popup_model")}</h2>
        <p role="status" class="state">
          {host && status.state === "empty" ? t("endpoint_on", host) : t(`popup_${status.state}`)}
        </p>
        {status.state === "failed" && <p role="alert">{t(errorKey(status.error?.code ?? "internal"))}</p>}
        {status.state === "loading" && <Loading status={status} t={t} />}
        {status.state === "ready" && <Facts status={status} t={t} />}
        <Verb state={status.state} engine={engine} t={t} />
      </section>
      <button type="button" class="wide" onClick={() => void openSidePanel().then(() => close())}>
        {t("sidepanel_open")}
      </button>
      <button type="button" class="wide" onClick={() => void chrome.tabs.create({ url: chrome.runtime.getURL("catalog.html") })}>
        {t("catalog_open")}
      </button>
      <p class="hint">{t("popup_hint")}</p>
      <PrivacyLine t={t} />
    </>
  );
}

interface Part {
  readonly status: WorkerStatus;
  readonly t: Translate;
}

function Loading({ status, t }: Part) {
  const { loaded = 0, total } = status;
  return (
    <>
      <progress max={100} value={loadedPercent(status)} aria-label={t("model_progress")} />
      {total !== undefined && <p class="small">{t("popup_progress", megabytes(loaded), megabytes(total))}</p>}
    </>
  );
}

function Facts({ status: { memoryBytes, threads }, t }: Part) {
  return (
    <dl>
      {memoryBytes !== undefined && (
        <div>
          <dt>{t("popup_memory")}</dt>
          <dd>{t("popup_megabytes", megabytes(memoryBytes))}</dd>
        </div>
      )}
      {threads !== undefined && (
        <div>
          <dt>{t("popup_threads")}</dt>
          <dd>{threads}</dd>
        </div>
      )}
    </dl>
  );
}

function Verb({ state, engine, t }: { readonly state: WorkerStatus["state"]; readonly engine: EngineWatch | undefined; readonly t: Translate }) {
  if (state === "loading") return null;
  const ready = state === "ready";
  return (
    <button type="button" onClick={() => (ready ? engine?.unload() : engine?.load())}>
      {t(ready ? "popup_unload" : state === "failed" ? "popup_retry" : "popup_load")}
    </button>
  );
}

mountPage(Popup);
