// Earlier runs: how far each has come, to open or delete.
import { useEffect, useState } from "preact/hooks";
import type { Translate } from "../ui/messages";
import { ConfirmDialog } from "../ui/pages/confirm-dialog";
import type { Run } from "./run";
import type { CatalogStore, Counts } from "./store";

interface Entry {
  readonly run: Run;
  readonly counts: Counts;
}

interface Props {
  readonly store: CatalogStore;
  readonly onOpen: (run: string) => void;
  readonly t: Translate;
}

export function RunList({ store, onOpen, t }: Props) {
  const [entries, setEntries] = useState<Entry[]>();
  const [deleting, setDeleting] = useState<Run>();
  const load = async (): Promise<void> => setEntries(await Promise.all((await store.runs()).map(async (run) => ({ run, counts: await store.counts(run.id) }))));
  useEffect(() => void load(), [store]);
  if (!entries) return null;
  return (
    <section>
      <h2>{t("catalog_earlier")}</h2>
      {entries.length === 0 && <p class="small">{t("catalog_no_runs")}</p>}
      <ul class="runs">
        {entries.map(({ run, counts }) => (
          <li key={run.id}>
            <button type="button" class="run" onClick={() => onOpen(run.id)}>
              <strong>{run.name}</strong>
              <span class="small">{progressText(run, counts, t)}</span>
            </button>
            <button type="button" class="quiet" aria-label={t("catalog_delete_run", run.name)} onClick={() => setDeleting(run)}>
              {t("catalog_delete")}
            </button>
          </li>
        ))}
      </ul>
      {deleting && (
        <ConfirmDialog title={t("catalog_delete_run", deleting.name)} yes={t("catalog_delete")} no={t("catalog_keep")} onYes={() => void store.deleteRun(deleting.id).then(load)} onClose={() => setDeleting(undefined)}>
          <p>{t("catalog_delete_text")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function progressText({ size, createdAt, going }: Run, { waiting, writing, review, cancelled }: Counts, t: Translate): string {
  const date = new Date(createdAt).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const parts = [date, t("catalog_progress", size - waiting - writing - cancelled, size), ...(review > 0 ? [t("catalog_to_review", review)] : []), ...(going && waiting + writing > 0 ? [t("catalog_goes_on")] : [])];
  return parts.join(" · ");
}
