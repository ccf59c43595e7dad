// A page of rows as a listbox. Pages keep thousands of rows quick, and a place in the file easy to come back to.
import { useEffect, useRef } from "preact/hooks";
import { errorKey, type Translate } from "../ui/messages";
import { productOf } from "./job-of";
import type { Row, Run } from "./run";
import { STATUS_KEYS } from "./statuses";
import type { Growing } from "./use-run";

/** Rows on a page. */
export const PAGE = 50;

interface Props {
  readonly run: Run;
  readonly rows: readonly Row[];
  /** The place of the page's first row among those that are shown. */
  readonly from: number;
  readonly total: number;
  readonly selected: number;
  readonly growing: Growing | undefined;
  /** Another tab has the run. */
  readonly readOnly: boolean;
  readonly onSelect: (index: number) => void;
  readonly onPage: (from: number) => void;
  readonly onDecide: (row: Row, verdict: "accepted" | "skipped") => void;
  readonly onRewrite: (row: Row) => void;
  /** Says yes to every row on the page; there when the seller looks at those that wait for it. */
  readonly acceptAll: (() => void) | undefined;
  readonly t: Translate;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -PAGE, End: PAGE };

export function RowList({ run, rows, from, total, selected, growing, readOnly, onSelect, onPage, onDecide, onRewrite, acceptAll, t }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [selected, from]);
  const press = (event: KeyboardEvent): void => {
    const row = rows[selected];
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !row) return;
    if (step !== undefined) onSelect(Math.max(0, Math.min(rows.length - 1, selected + step)));
    else if (event.key === "Enter") document.querySelector<HTMLElement>(".row-review textarea, .row-review button")?.focus();
    else if (event.key === "a" && !readOnly) onDecide(row, "accepted");
    else if (event.key === "s" && !readOnly) onDecide(row, "skipped");
    else if (event.key === "r" && !readOnly) onRewrite(row);
    else return;
    event.preventDefault();
  };
  return (
    <div class="list">
      <div class="rows" ref={list} role="listbox" tabIndex={0} aria-label={t("catalog_rows")} aria-describedby="row-keys" aria-activedescendant={rows.length > 0 ? `row-${selected}` : undefined} onKeyDown={press}>
        {rows.map((row, index) => (
          <div key={row.place} id={`row-${index}`} class="row" role="option" aria-selected={index === selected} onClick={() => onSelect(index)}>
            <span class="number">{row.place + 1}</span>
            <span class="what">
              <span class="product">{productOf(run.roles, run.header, row.cells).name || t("catalog_no_name")}</span>
              <span class="preview">{previewOf(run, row, growing) || (row.problem !== undefined && t(errorKey(row.problem)))}</span>
            </span>
            <span class={`badge ${row.status}`}>{t(STATUS_KEYS[row.status])}</span>
          </div>
        ))}
      </div>
      <div class="pager">
        <button type="button" disabled={from === 0} onClick={() => onPage(Math.max(0, from - PAGE))}>
          {t("catalog_previous")}
        </button>
        {acceptAll && (
          <button type="button" onClick={acceptAll}>
            {t("catalog_accept_shown", rows.length)}
          </button>
        )}
        <span class="small">{rows.length > 0 ? t("catalog_range", from + 1, from + rows.length, total) : t("catalog_nothing_here")}</span>
        <button type="button" disabled={from + rows.length >= total} onClick={() => onPage(from + PAGE)}>
          {t("catalog_next")}
        </button>
      </div>
      <p id="row-keys" class="small keys">
        {t("catalog_keys")}
      </p>
    </div>
  );
}

function previewOf({ settings }: Run, { place, texts }: Row, growing: Growing | undefined): string {
  if (growing?.place === place) return growing.text;
  return settings.tasks.flatMap((task) => texts[task]?.text || []).join(" · ");
}
