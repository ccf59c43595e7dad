// Review analysis: reads many reviews on this machine and shows what they say together.
import { useEffect, useRef } from "preact/hooks";
import { Reading } from "../reviews/reading";
import { ReportView } from "../reviews/report-view";
import { Sources } from "../reviews/sources";
import { reviewSession, useReviews } from "../reviews/use-reviews";
import type { Tool, ToolProps } from "./tool";

function ReviewAnalysis({ t }: ToolProps) {
  const state = useReviews();
  const { phase, report, entries } = state;
  const whole = useRef<HTMLDivElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    // The button that began or ended a phase goes with it, and the keyboard would start over at the panel's top.
    if (phase !== before.current && document.activeElement === document.body) whole.current?.focus({ preventScroll: true });
    before.current = phase;
  }, [phase]);
  return (
    <div ref={whole} tabIndex={-1}>
      {/* Kept while hidden, so that the way back finds the list as it was. */}
      <div hidden={phase !== "empty"}>
        <p>{t("reviews_intro")}</p>
        <Sources t={t} onRead={(reviews) => void reviewSession.start(reviews)} />
      </div>
      {phase !== "empty" && <Reading t={t} state={state} />}
      {report && <ReportView t={t} report={report} entries={entries} />}
      {phase !== "empty" && phase !== "working" && (
        <p class="row">
          <button type="button" class="quiet" onClick={() => reviewSession.clear()}>
            {t("reviews_other")}
          </button>
        </p>
      )}
    </div>
  );
}

/** Review analysis. */
export const reviewAnalysis: Tool = { id: "review-analysis", labelKey: "tool_review_analysis", Component: ReviewAnalysis };
