// How far a run has come, how long it will take, and what can be done about it.
import { useEffect, useState } from "preact/hooks";
import { errorKey, type Translate } from "../ui/messages";
import { ConfirmDialog } from "../ui/pages/confirm-dialog";
import type { Run } from "./run";
import type { Counts } from "./store";
import type { OpenRun } from "./use-run";

interface Props {
  readonly run: Run;
  readonly open: OpenRun;
  readonly counts: Counts;
  readonly t: Translate;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export function RunBar({ run, open, counts, t }: Props) {
  const [cancelling, setCancelling] = useState(false);
  const { phase, problem } = open;
  const rest = counts.waiting + counts.writing;
  const behind = run.size - rest - counts.cancelled;
  // The seller works in other tabs meanwhile.
  useEffect(() => void (document.title = phase === "going" ? `${Math.floor((behind / run.size) * 100)}% · ${run.name}` : run.name), [phase, behind, run]);
  return (
    <section class={`run-bar ${phase}`}>
      <div class="line">
        <p role="status" class="state">
          {stateText(open, counts, t)}
        </p>
        <div class="buttons">
          {phase === "going" && (
            <button type="button" onClick={() => void open.pause()}>
              {t("catalog_pause")}
            </button>
          )}
          {phase === "idle" && counts.waiting > 0 && (
            <button type="button" class="primary" onClick={() => void open.resume()}>
              {t("catalog_resume")}
            </button>
          )}
          {phase !== "elsewhere" && rest > 0 && (
            <button type="button" onClick={() => setCancelling(true)}>
              {t("catalog_cancel")}
            </button>
          )}
          {phase === "idle" && counts.cancelled > 0 && (
            <button type="button" onClick={() => void open.restore("cancelled")}>
              {t("catalog_write_rest", counts.cancelled)}
            </button>
          )}
          {phase === "idle" && counts.failed > 0 && (
            <button type="button" onClick={() => void open.restore("failed")}>
              {t("catalog_retry_failed", counts.failed)}
            </button>
          )}
        </div>
      </div>
      <progress max={run.size} value={behind} aria-label={t("catalog_progress", behind, run.size)} />
      <p class="small figures">
        <span>{t("catalog_progress", behind, run.size)}</span>
        {open.left !== undefined && <span>{timeText(open.left, t)}</span>}
      </p>
      {problem !== undefined && (
        <p role="alert" class="problem">
          {t(errorKey(problem))}
        </p>
      )}
      {cancelling && (
        <ConfirmDialog title={t("catalog_cancel_title")} yes={t("catalog_cancel")} no={t("catalog_go_on")} onYes={() => void open.cancel()} onClose={() => setCancelling(false)}>
          <p>{t("catalog_cancel_text", rest)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function stateText({ phase, warm }: OpenRun, { waiting, writing }: Counts, t: Translate): string {
  if (phase === "opening") return t("catalog_opening");
  if (phase === "elsewhere") return t("catalog_elsewhere");
  if (phase === "going" || writing > 0) return t(warm ? "phase_writing" : "phase_loading");
  return t(waiting > 0 ? "catalog_paused" : "catalog_finished");
}

function timeText(left: number, t: Translate): string {
  return left < MINUTE ? t("catalog_seconds_left", Math.max(1, Math.round(left / SECOND))) : t("catalog_minutes_left", Math.ceil(left / MINUTE));
}
