// What runs the model, the processor or the graphics processor: what was found best, and the seller's own choice.
import { useEffect, useState } from "preact/hooks";
import type { MessageKey, Translate } from "../../ui/messages";
import { watchEngine } from "../../ui/pages/engine-watch";
import type { BackendChoice, WorkerStatus } from "../../worker/protocol";
import { Choice } from "../choice";

const CHOICES = ["auto", "cpu", "gpu"] as const satisfies readonly BackendChoice[];

interface HardwareProps {
  readonly chosen: BackendChoice;
  readonly onChoose: (choice: BackendChoice) => void;
  readonly t: Translate;
}

/** The choice, and what came of it once a model is loaded. */
export function Hardware({ chosen, onChoose, t }: HardwareProps) {
  const [{ state, backend, reason }, setStatus] = useState<WorkerStatus>({ state: "empty" });
  useEffect(() => void watchEngine(setStatus), []);
  const known = state === "ready" && backend !== undefined && reason !== undefined;
  return (
    <>
      <Choice name="backend" legend={t("options_backend")} values={CHOICES} value={chosen} label={(choice) => t(`backend_${choice}` satisfies MessageKey)} onChoose={onChoose} />
      <p class="small" role="status">
        {known ? t("options_backend_now", t(`backend_${backend}` satisfies MessageKey), t(`backend_reason_${reason}` satisfies MessageKey)) : t("options_backend_hint")}
      </p>
    </>
  );
}
