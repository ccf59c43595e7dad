// One line on where the model stands, with the one thing to do about it.
import { useEffect, useState } from "preact/hooks";
import { watchEngine } from "#platform/own-engine";
import type { WorkerStatus } from "../../worker/protocol";
import { errorKey, type Translate } from "../messages";
import { loadedPercent } from "../panel/phase";
import { useEndpointHost } from "./endpoint-host";
import type { EngineWatch } from "./engine-watch";

/** Follows the model for as long as it is shown. */
export function ModelLine({ t }: { readonly t: Translate }) {
  const [status, setStatus] = useState<WorkerStatus>({ state: "empty" });
  const [engine, setEngine] = useState<EngineWatch>();
  useEffect(() => setEngine(watchEngine(setStatus)), []);
  const host = useEndpointHost();
  const { state } = status;
  const ready = state === "ready";
  return (
    <div class={`model-line ${state}`}>
      <p role="status" class="state">
        {host && state === "empty" ? t("endpoint_on", host) : sentence(status, t)}
      </p>
      {state !== "loading" && (
        <button type="button" class="quiet" onClick={() => (ready ? engine?.unload() : engine?.load())}>
          {t(ready ? "popup_unload" : state === "failed" ? "popup_retry" : "popup_load")}
        </button>
      )}
    </div>
  );
}

function sentence(status: WorkerStatus, t: Translate): string {
  const percent = loadedPercent(status);
  if (status.state === "loading") return percent === undefined ? t("phase_loading") : t("phase_loading_percent", percent);
  if (status.state === "failed") return t(errorKey(status.error?.code ?? "internal"));
  return t(status.state === "ready" ? "model_ready" : "model_empty");
}
