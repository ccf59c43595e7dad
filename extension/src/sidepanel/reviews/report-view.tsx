// What the reviews say together: feelings, months, what they speak of, what goes wrong and what is missed.
import { useState } from "preact/hooks";
import type { Month, ReviewEntry, ReviewReport } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { BarChart } from "../../ui/pages/bar-chart";
import { AspectChart } from "./aspect-chart";
import { type Evidence, ofReviews } from "./evidence";
import { EvidenceDialog } from "./evidence-dialog";
import { ExportBar } from "./export-bar";
import { feelingSeries, SENTIMENTS } from "./feeling-series";
import { FindingList } from "./finding-list";
import { starsText } from "./stars";

interface ReportViewProps {
  readonly t: Translate;
  readonly report: ReviewReport;
  readonly entries: readonly ReviewEntry[];
}

/** Every figure leads to the reviews behind it. */
export function ReportView({ t, report, entries }: ReportViewProps) {
  const [evidence, setEvidence] = useState<Evidence>();
  const { months, aspects, problems, needs } = report;
  return (
    <>
      <Summary t={t} report={report} onPick={setEvidence} />
      {months.length > 1 && <Months t={t} months={months} onPick={setEvidence} />}
      <AspectChart t={t} aspects={aspects} entries={entries} onPick={setEvidence} />
      <FindingList t={t} title={t("reviews_problems")} none={t("reviews_no_problems")} findings={problems} onPick={setEvidence} />
      <FindingList t={t} title={t("reviews_needs")} none={t("reviews_no_needs")} findings={needs} onPick={setEvidence} />
      <ExportBar t={t} report={report} />
      {evidence && <EvidenceDialog t={t} entries={entries} evidence={evidence} onClose={() => setEvidence(undefined)} />}
    </>
  );
}

interface PartProps {
  readonly t: Translate;
  readonly onPick: (evidence: Evidence) => void;
}

function Summary({ t, report: { feelings, stars, unread }, onPick }: PartProps & { readonly report: ReviewReport }) {
  return (
    <section>
      <h2>{t("reviews_feelings")}</h2>
      <ul class="feelings">
        {SENTIMENTS.map((sentiment) => {
          const { count, reviews } = feelings[sentiment];
          const label = t(`feeling_${sentiment}`);
          return (
            <li key={sentiment} class={sentiment}>
              <button type="button" disabled={count === 0} onClick={() => onPick(ofReviews(label, reviews))}>
                <strong>{count}</strong> {label}
              </button>
            </li>
          );
        })}
      </ul>
      {stars && (
        <p class="stars">
          <span aria-hidden="true">{starsText(stars.mean)}</span> {t("reviews_stars", stars.mean.toFixed(1), stars.figure.count)}
        </p>
      )}
      {unread.count > 0 && (
        <p class="small">
          <button type="button" class="quiet" onClick={() => onPick(ofReviews(t("reviews_unread_title"), unread.reviews))}>
            {t("reviews_unread", unread.count)}
          </button>
        </p>
      )}
    </section>
  );
}

function Months({ t, months, onPick }: PartProps & { readonly months: readonly Month[] }) {
  const series = feelingSeries(
    t,
    months.map(({ feelings }) => feelings),
  );
  const pick = (at: number, column: number): void => {
    const month = months[at];
    const sentiment = SENTIMENTS[column];
    if (month && sentiment) onPick(ofReviews(t("reviews_of", month.month, t(`feeling_${sentiment}`)), month.feelings[sentiment].reviews));
  };
  return (
    <section>
      <h2>{t("reviews_months")}</h2>
      <BarChart title={t("reviews_months")} tableLabel={t("chart_table")} categoryLabel={t("reviews_month")} categories={months.map(({ month }) => month)} series={series} onPick={pick} />
    </section>
  );
}
