// How far the reading has come, and what can be done about it.
import type { Translate } from "../../ui/messages";
import { loadedPercent } from "../../ui/panel/phase";
import { reviewSession } from "./use-reviews";
import type { ReviewState } from "./review-session";

/** A line of progress with Stop, or with Go on after a stop or a failure. */
export function Reading({ t, state }: { readonly t: Translate; readonly state: ReviewState }) {
  const { phase, reviews, entries, problem } = state;
  const left = reviews.length - entries.length;
  return (
    <div class="reading">
      {phase === "working" && <progress max={reviews.length} value={entries.length} aria-label={t("reviews_progress_label")} />}
      <p role="status">{sentence(state, t)}</p>
      {phase === "failed" && problem && <p role="alert">{t(problem)}</p>}
      {phase === "working" && (
        <button type="button" onClick={() => reviewSession.stop()}>
          {t("stop")}
        </button>
      )}
      {(phase === "stopped" || phase === "failed") && (
        <button type="button" class="primary" onClick={() => void reviewSession.resume()}>
          {left > 0 ? t("reviews_resume", left) : t("popup_retry")}
        </button>
      )}
    </div>
  );
}

function sentence({ phase, reviews, entries, model }: ReviewState, t: Translate): string {
  if (phase === "working" && entries.length === 0 && model?.state === "loading") {
    const percent = loadedPercent(model);
    return percent === undefined ? t("phase_loading") : t("phase_loading_percent", percent);
  }
  if (phase === "working") return t("reviews_progress", entries.length, reviews.length);
  return phase === "done" ? t("reviews_done", entries.length) : t("reviews_partly", entries.length, reviews.length);
}
