// Takes the report out of the panel.
import { useState } from "preact/hooks";
import type { ReviewReport } from "../../schema/index";
import { writeTable } from "../../table/write-table";
import { copyText } from "../../ui/copy-text";
import type { MessageKey, Translate } from "../../ui/messages";
import { saveFile } from "../../ui/pages/save-file";
import { reportMarkdown, reportTable } from "./report-text";

/** Copy, and two files. */
export function ExportBar({ t, report }: { readonly t: Translate; readonly report: ReviewReport }) {
  const [notice, setNotice] = useState<MessageKey>();
  const copy = async (): Promise<void> => setNotice((await copyText(reportMarkdown(report, t))) ? "notice_copied" : "report_copy_failed");
  const saveCsv = async (): Promise<void> => saveFile(await writeTable(reportTable(report, t), "csv"), "reviews.csv");
  const saveMarkdown = (): void => saveFile(new Blob([reportMarkdown(report, t)], { type: "text/markdown;charset=utf-8" }), "reviews.md");
  return (
    <div class="row" role="group" aria-label={t("report_export")}>
      <button type="button" onClick={() => void copy()}>
        {t("copy")}
      </button>
      <button type="button" onClick={() => void saveCsv()}>
        {t("report_csv")}
      </button>
      <button type="button" onClick={saveMarkdown}>
        {t("report_markdown")}
      </button>
      <span role="status" class="small">
        {notice && t(notice)}
      </span>
    </div>
  );
}
