// An open run: its progress, its rows, and the row that is looked at.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Translate } from "../ui/messages";
import { ExportBar } from "./export-bar";
import { Filters } from "./filters";
import { withVerdict } from "./row-changes";
import { PAGE, RowList } from "./row-list";
import { RowReview } from "./row-review";
import type { CatalogTask, Row, Run } from "./run";
import { RunBar } from "./run-bar";
import type { CatalogStore, Filter } from "./store";
import { useRun } from "./use-run";

interface Props {
  readonly store: CatalogStore;
  readonly run: Run;
  readonly t: Translate;
}

export function RunView({ store, run, t }: Props) {
  const open = useRun(store, run);
  const { counts, version, change, rewrite, growing } = open;
  const [filter, setFilter] = useState<Filter>("all");
  const [from, setFrom] = useState(0);
  const [selected, setSelected] = useState(0);
  const [rows, setRows] = useState<readonly Row[]>();
  const [undoable, setUndoable] = useState<readonly Row[]>([]);

  useEffect(() => {
    let current = true;
    void store.page(run.id, filter, from, PAGE).then((page) => {
      if (!current) return;
      // The last row of a page may have gone elsewhere.
      if (page.length === 0 && from > 0) setFrom(Math.max(0, from - PAGE));
      else setRows(page);
    });
    return () => {
      current = false;
    };
  }, [store, run, filter, from, version]);

  const decide = useCallback(
    async (decided: readonly Row[], verdict: "accepted" | "skipped", tasks: readonly CatalogTask[] = run.settings.tasks) => {
      const before = decided.filter(({ texts }) => tasks.some((task) => texts[task] && texts[task].verdict !== verdict));
      for (const row of before) await change(row.place, (now) => tasks.reduce((next, task) => withVerdict(next, task, verdict), now));
      if (before.length > 0) setUndoable(before);
    },
    [change, run],
  );
  const undo = async (): Promise<void> => {
    // Only the verdicts go back: the texts may have been edited since.
    for (const row of undoable) await change(row.place, (now) => run.settings.tasks.reduce((next, task) => withVerdict(next, task, row.texts[task]?.verdict ?? "open"), now));
    setUndoable([]);
  };

  if (!counts || !rows) return null;
  const readOnly = open.phase === "elsewhere";
  const total = filter === "all" ? run.size : counts[filter];
  const chosen = rows[Math.min(selected, rows.length - 1)];
  return (
    <>
      <RunBar run={run} open={open} counts={counts} t={t} />
      <div class="tools">
        <Filters
          counts={counts}
          size={run.size}
          filter={filter}
          onChoose={(next) => {
            setFilter(next);
            setFrom(0);
            setSelected(0);
          }}
          t={t}
        />
        <ExportBar store={store} run={run} t={t} />
      </div>
      <div class="work">
        <RowList
          run={run}
          rows={rows}
          from={from}
          total={total}
          selected={chosen ? rows.indexOf(chosen) : -1}
          growing={growing}
          onSelect={setSelected}
          onPage={(next) => {
            setFrom(next);
            setSelected(0);
          }}
          readOnly={readOnly}
          onDecide={(row, verdict) => void decide([row], verdict)}
          onRewrite={(row) => void rewrite(row.place, run.settings.tasks)}
          acceptAll={!readOnly && filter === "review" && rows.length > 1 ? () => void decide(rows, "accepted") : undefined}
          t={t}
        />
        <div class="side">
          {undoable.length > 0 && (
            <p role="status" class="undo">
              {t("catalog_decided", undoable.length)}
              <button type="button" class="quiet" onClick={() => void undo()}>
                {t("undo")}
              </button>
            </p>
          )}
          {chosen ? <RowReview key={chosen.place} run={run} row={chosen} growing={growing?.place === chosen.place ? growing : undefined} readOnly={readOnly} onChange={(next) => void change(chosen.place, next)} onDecide={(verdict, tasks) => void decide([chosen], verdict, tasks)} onRewrite={(tasks) => void rewrite(chosen.place, tasks)} t={t} /> : <p class="small">{t("catalog_nothing_here")}</p>}
        </div>
      </div>
    </>
  );
}
