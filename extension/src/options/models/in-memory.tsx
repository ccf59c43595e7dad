// What the model takes right now, and the verb that changes it.
import { useEffect, useState } from "preact/hooks";
import type { Translate } from "../../ui/messages";
import { type EngineWatch, watchEngine } from "../../ui/pages/engine-watch";
import { megabytes } from "../../ui/pages/megabytes";
import type { WorkerStatus } from "../../worker/protocol";

/** One line on the memory, with its button. */
export function InMemory({ t }: { readonly t: Translate }) {
  const [{ state, memoryBytes = 0 }, setStatus] = useState<WorkerStatus>({ state: "empty" });
  const [engine, setEngine] = useState<EngineWatch>();
  useEffect(() => setEngine(watchEngine(setStatus)), []);
  const ready = state === "ready";
  return (
    <div class={`row between ${state}`}>
      <p role="status" class="state">
        {ready ? t("options_in_memory", megabytes(memoryBytes)) : t(`popup_${state}`)}
      </p>
      {state !== "loading" && (
        <button type="button" onClick={() => (ready ? engine?.unload() : engine?.load())}>
          {t(ready ? "popup_unload" : "popup_load")}
        </button>
      )}
    </div>
  );
}
