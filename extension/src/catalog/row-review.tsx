// One row: what is known of it, and for each task the texts to choose from.
import { errorKey, type Translate } from "../ui/messages";
import { existingText, productOf } from "./job-of";
import type { CatalogTask, Row, Run } from "./run";
import { STATUS_KEYS } from "./statuses";
import { TextReview } from "./text-review";
import type { Growing } from "./use-run";

interface Props {
  readonly run: Run;
  readonly row: Row;
  readonly growing: Growing | undefined;
  /** Another tab has the run. */
  readonly readOnly: boolean;
  readonly onChange: (change: (row: Row) => Row) => void;
  readonly onDecide: (verdict: "accepted" | "skipped", tasks?: readonly CatalogTask[]) => void;
  readonly onRewrite: (tasks?: readonly CatalogTask[]) => void;
  readonly t: Translate;
}

export function RowReview({ run, row, growing, readOnly, onChange, onDecide, onRewrite, t }: Props) {
  const { name } = productOf(run.roles, run.header, row.cells);
  const busy = readOnly || row.status === "writing";
  return (
    <article class="row-review" aria-label={name}>
      <header>
        <h2>{name || t("catalog_no_name")}</h2>
        <span class={`badge ${row.status}`}>{t(STATUS_KEYS[row.status])}</span>
      </header>
      <details class="known">
        <summary>{t("catalog_known")}</summary>
        <dl>
          {run.header.map(
            (column, place) =>
              row.cells[place] && (
                <div key={place}>
                  <dt>{column || t("catalog_column_number", place + 1)}</dt>
                  <dd>{row.cells[place]}</dd>
                </div>
              ),
          )}
        </dl>
      </details>
      {row.problem !== undefined && (
        <p role="alert" class="problem">
          {t(errorKey(row.problem))}
          <button type="button" disabled={busy} onClick={() => onRewrite()}>
            {t("popup_retry")}
          </button>
        </p>
      )}
      {run.settings.tasks.map((task) => (
        <TextReview key={task} task={task} text={row.texts[task]} existing={existingText(run.roles, row.cells, task)} growing={growing?.task === task ? growing.text : undefined} lang={run.settings.lang} busy={busy} waiting={row.status === "waiting"} onChange={onChange} onDecide={(verdict) => onDecide(verdict, [task])} onRewrite={() => onRewrite([task])} t={t} />
      ))}
      {row.status === "review" && run.settings.tasks.length > 1 && (
        <p class="buttons">
          <button type="button" class="primary" disabled={busy} onClick={() => onDecide("accepted")}>
            {t("catalog_accept_row")}
          </button>
          <button type="button" disabled={busy} onClick={() => onDecide("skipped")}>
            {t("catalog_skip_row")}
          </button>
        </p>
      )}
    </article>
  );
}
