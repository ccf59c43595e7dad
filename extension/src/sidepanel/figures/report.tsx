// A table's figures: sums and rates, a chart, and what stands out.
import { useState } from "preact/hooks";
import type { FigureReport, Metric } from "../../schema/index";
import { copyText } from "../../ui/copy-text";
import type { MessageKey, Translate } from "../../ui/messages";
import { BarChart } from "../../ui/pages/bar-chart";
import { findingText } from "./finding-text";
import { metricName, metricText } from "./metric-text";

interface ReportProps {
  readonly t: Translate;
  readonly report: FigureReport;
  readonly language: string;
}

/** The order in which figures are shown; the schema's own. */
const METRICS = ["revenue", "orders", "clicks", "views", "watch-time", "order-value", "conversion", "order-rate", "click-rate", "watch-time-per-view"] as const satisfies readonly Metric[];
/** More bars are no longer read; the latest are shown. */
const MOST = 60;

/** The whole report. */
export function Report({ t, report, language }: ReportProps) {
  const known = METRICS.filter((metric) => report.totals[metric] !== undefined);
  return (
    <>
      <section>
        <h2>{t("figures_totals", report.sessions.length)}</h2>
        <dl class="totals">
          {known.map((metric) => (
            <div key={metric}>
              <dt>{metricName(metric, t)}</dt>
              <dd>{metricText(metric, report.totals[metric] ?? 0, language)}</dd>
            </div>
          ))}
        </dl>
        {report.leftOut.length > 0 && <p class="small">{t("figures_left_out", report.leftOut.length)}</p>}
      </section>
      <Findings t={t} report={report} language={language} />
      <Charts t={t} report={report} language={language} known={known} />
    </>
  );
}

function Findings({ t, report, language }: ReportProps) {
  const [notice, setNotice] = useState<MessageKey>();
  const sentences = report.findings.map((finding) => ({ kind: finding.kind, text: findingText(finding, t, language) }));
  const copy = async (): Promise<void> => setNotice((await copyText(sentences.map(({ text }) => text).join("\n"))) ? "notice_copied" : "report_copy_failed");
  return (
    <section>
      <h2>{t("figures_findings")}</h2>
      {sentences.length === 0 && <p class="small">{t("figures_no_findings")}</p>}
      <ul class="figure-findings">
        {sentences.map(({ kind, text }) => (
          <li key={text} class={kind}>
            {text}
          </li>
        ))}
      </ul>
      {sentences.length > 0 && (
        <p class="verbs">
          <button type="button" onClick={() => void copy()}>
            {t("copy")}
          </button>
          <span role="status" class="small">
            {notice && t(notice)}
          </span>
        </p>
      )}
    </section>
  );
}

function Charts({ t, report, language, known }: ReportProps & { readonly known: readonly Metric[] }) {
  const [chosen, setChosen] = useState<Metric>();
  const metric = known.find((one) => one === chosen) ?? known[0];
  if (!metric) return null;
  const shown = report.sessions.filter(({ figures }) => figures[metric] !== undefined).slice(-MOST);
  return (
    <section>
      <h2>{t(report.dated ? "figures_over_time" : "figures_by_session")}</h2>
      <label>
        {t("figures_metric")}
        <select value={metric} onChange={(event) => setChosen(known.find((one) => one === event.currentTarget.value))}>
          {known.map((one) => (
            <option key={one} value={one}>
              {metricName(one, t)}
            </option>
          ))}
        </select>
      </label>
      <BarChart
        title={metricName(metric, t)}
        tableLabel={t("chart_table")}
        categoryLabel={t("figures_session")}
        categories={shown.map(({ name }) => name)}
        series={[{ label: metricName(metric, t), tone: "accent", values: shown.map(({ figures }) => figures[metric] ?? 0) }]}
        format={(value) => metricText(metric, value, language)}
      />
    </section>
  );
}
