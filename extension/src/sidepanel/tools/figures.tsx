// Figures: a shop's or a livestream's table as sums, charts and findings. Everything is counted, nothing is written by the model.
import { useState } from "preact/hooks";
import type { ColumnKind, FigureReport, Table } from "../../schema/index";
import { errorKey, type PanelKey } from "../../ui/messages";
import { pureAnalyses } from "../../ui/pages/pure-analyses";
import { WriterError } from "../../worker/client";
import { Report } from "../figures/report";
import { ColumnChoice } from "../tables/column-choice";
import { TableFile } from "../tables/table-file";
import type { Tool, ToolProps } from "./tool";

const KINDS = ["date", "session", "views", "watch-time", "watch-time-per-view", "clicks", "orders", "revenue"] as const satisfies readonly ColumnKind[];

interface Counted {
  readonly table: Table;
  readonly report: FigureReport;
}

function Figures({ t }: ToolProps) {
  const [counted, setCounted] = useState<Counted>();
  const [problem, setProblem] = useState<PanelKey>();
  const count = async (table: Table): Promise<void> => {
    try {
      const { readFigures } = await pureAnalyses();
      setCounted({ table, report: readFigures(table) });
      setProblem(undefined);
    } catch (error) {
      setProblem(errorKey(WriterError.from(error).code));
    }
  };
  const report = counted?.report;
  const empty = report?.sessions.length === 0;
  return (
    <>
      <p>{t("figures_intro")}</p>
      <TableFile t={t} label={t("figures_file")} onTable={(table) => void count(table)} />
      {problem && <p role="alert">{t(problem)}</p>}
      {counted && report && <ColumnChoice t={t} header={counted.table.header} kinds={KINDS} columns={report.columns} incomplete={empty} onChoose={(columns) => void count({ ...counted.table, columns })} />}
      {empty && <p role="alert">{t("figures_none")}</p>}
      {report && !empty && <Report t={t} report={report} language={document.documentElement.lang} />}
      {!report && <p class="nothing small">{t("figures_example")}</p>}
    </>
  );
}

/** Figures. */
export const figures: Tool = { id: "figures", labelKey: "tool_figures", Component: Figures };
