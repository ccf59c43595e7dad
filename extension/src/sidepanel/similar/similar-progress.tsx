// How far the reading of a catalogue has come, and what can be done about it.
import type { Translate } from "../../ui/messages";
import { loadedPercent } from "../../ui/panel/phase";
import type { SimilarSession, SimilarState } from "./similar-session";

interface SimilarProgressProps {
  readonly t: Translate;
  readonly session: SimilarSession;
}

/** A line of progress with Stop, or with Go on after a stop or a failure; nothing once all is read. */
export function SimilarProgress({ t, session }: SimilarProgressProps) {
  const { state } = session;
  const { phase, total, read, problem } = state;
  const left = total - read;
  const interrupted = phase === "stopped" || phase === "failed";
  return (
    <div class="reading">
      {phase === "working" && <progress max={total} value={read} aria-label={t("similar_progress_label")} />}
      <p role="status">{sentence(state, t)}</p>
      {phase === "failed" && problem && <p role="alert">{t(problem)}</p>}
      {/* One element, so that the focus stays on it. */}
      {(phase === "working" || interrupted) && (
        <button type="button" class={interrupted ? "primary" : ""} onClick={() => (interrupted ? void session.resume() : session.stop())}>
          {t(phase === "working" ? "stop" : left > 0 ? "similar_resume" : "popup_retry", left)}
        </button>
      )}
    </div>
  );
}

function sentence({ phase, total, read, model }: SimilarState, t: Translate): string {
  if (phase === "working" && model?.state === "loading") {
    const percent = loadedPercent(model);
    return percent === undefined ? t("phase_loading") : t("phase_loading_percent", percent);
  }
  if (phase === "working") return t("similar_progress", read, total);
  return phase === "done" ? t("similar_done", total) : t("similar_partly", read, total);
}
