// Audience: who buys it, what for, and what they wish, from the reviews that were analysed.
import { useState } from "preact/hooks";
import type { Evidence } from "../reviews/evidence";
import { EvidenceDialog } from "../reviews/evidence-dialog";
import { FindingList } from "../reviews/finding-list";
import { useReviews } from "../reviews/use-reviews";
import type { Tool, ToolProps } from "./tool";

function Audience({ t }: ToolProps) {
  const { report, entries, phase } = useReviews();
  const [evidence, setEvidence] = useState<Evidence>();
  if (!report) {
    return (
      <div class="nothing">
        <p>{t(phase === "working" ? "audience_working" : "audience_empty")}</p>
        <a class="button" href="#review-analysis">
          {t("audience_to_reviews")}
        </a>
      </div>
    );
  }
  return (
    <>
      <p class="small">{t("audience_basis", entries.length)}</p>
      <FindingList t={t} title={t("audience_buyers")} none={t("audience_no_buyers")} findings={report.buyers} onPick={setEvidence} />
      <FindingList t={t} title={t("audience_uses")} none={t("audience_no_uses")} findings={report.uses} onPick={setEvidence} />
      <FindingList t={t} title={t("audience_wishes")} none={t("reviews_no_needs")} findings={report.needs} onPick={setEvidence} />
      {evidence && <EvidenceDialog t={t} entries={entries} evidence={evidence} onClose={() => setEvidence(undefined)} />}
    </>
  );
}

/** Audience. */
export const audience: Tool = { id: "audience", labelKey: "tool_audience", Component: Audience };
