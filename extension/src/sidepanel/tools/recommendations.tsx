// Recommendations: what orders have in common, and a reason to buy the one with the other.
import { useState } from "preact/hooks";
import type { BoughtTogether, ColumnKind, ProductPair, Table } from "../../schema/index";
import { errorKey, type PanelKey } from "../../ui/messages";
import { pureAnalyses } from "../../ui/pages/pure-analyses";
import { WriterError } from "../../worker/client";
import { ColumnChoice } from "../tables/column-choice";
import { TableFile } from "../tables/table-file";
import { PairReason } from "../together/pair-reason";
import { PairTable } from "../together/pair-table";
import type { Tool, ToolProps } from "./tool";

const KINDS = ["order", "product"] as const satisfies readonly ColumnKind[];

interface Counted {
  readonly table: Table;
  readonly report: BoughtTogether;
}

function Recommendations({ t }: ToolProps) {
  const language = document.documentElement.lang;
  const [counted, setCounted] = useState<Counted>();
  const [pair, setPair] = useState<ProductPair>();
  const [problem, setProblem] = useState<PanelKey>();
  const count = async (table: Table): Promise<void> => {
    try {
      const { boughtTogether } = await pureAnalyses();
      setCounted({ table, report: boughtTogether(table) });
      setPair(undefined);
      setProblem(undefined);
    } catch (error) {
      setProblem(errorKey(WriterError.from(error).code));
    }
  };
  const report = counted?.report;
  const unread = report?.orders === 0;
  return (
    <>
      <p>{t("recommendations_intro")}</p>
      <TableFile t={t} label={t("recommendations_file")} onTable={(table) => void count(table)} />
      {problem && <p role="alert">{t(problem)}</p>}
      {counted && report && <ColumnChoice t={t} header={counted.table.header} kinds={KINDS} columns={report.columns} incomplete={unread} onChoose={(columns) => void count({ ...counted.table, columns })} />}
      {unread && <p role="alert">{t("recommendations_unread")}</p>}
      {report && !unread && report.pairs.length === 0 && <p class="nothing">{t("recommendations_none", report.orders, report.least)}</p>}
      {report && report.pairs.length > 0 && <PairTable t={t} report={report} language={language} chosen={pair} onChoose={setPair} />}
      {report && report.leftOut > 0 && !unread && <p class="small">{t("figures_left_out", report.leftOut)}</p>}
      {pair && <PairReason key={`${pair.first}\n${pair.second}`} t={t} pair={pair} language={language} />}
      {!report && <p class="nothing small">{t("recommendations_example")}</p>}
    </>
  );
}

/** Recommendations. */
export const recommendations: Tool = { id: "recommendations", labelKey: "tool_recommendations", Component: Recommendations };
