// Saves the run as a file, at any time.
import { useState } from "preact/hooks";
import { TABLE_FORMATS, type TableFormat, writeTable } from "../table/write-table";
import type { MessageKey, Translate } from "../ui/messages";
import { saveFile } from "../ui/pages/save-file";
import { EXPORT_PLACES, type ExportPlace, exportTable } from "./export-table";
import type { Run } from "./run";
import type { CatalogStore } from "./store";

interface Props {
  readonly store: CatalogStore;
  readonly run: Run;
  readonly t: Translate;
}

const PLACE_KEYS = { beside: "catalog_beside", inside: "catalog_inside" } as const satisfies Record<ExportPlace, MessageKey>;

export function ExportBar({ store, run, t }: Props) {
  const [place, setPlace] = useState<ExportPlace>("beside");
  const [saved, setSaved] = useState<MessageKey>();
  const ownColumns = run.settings.tasks.some((task) => (task === "title" || task === "description") && run.roles.includes(task));
  const save = async (format: TableFormat): Promise<void> => {
    const columnName = (task: (typeof run.settings.tasks)[number]): string => t("catalog_new_column", t(`task_${task}` satisfies MessageKey));
    const table = exportTable(run, await store.allRows(run.id), place, columnName);
    saveFile(await writeTable(table, format), `${run.name.replace(/\.[^.]{1,5}$/, "")}-shopquill.${format}`);
    setSaved("catalog_saved");
  };
  return (
    <div class="export">
      {ownColumns && (
        <select aria-label={t("catalog_export_place")} value={place} onChange={(event) => setPlace(event.currentTarget.value as ExportPlace)}>
          {EXPORT_PLACES.map((one) => (
            <option key={one} value={one}>
              {t(PLACE_KEYS[one])}
            </option>
          ))}
        </select>
      )}
      {TABLE_FORMATS.map((format) => (
        <button key={format} type="button" onClick={() => void save(format).catch(() => setSaved("catalog_save_failed"))}>
          {t("catalog_export", format.toUpperCase())}
        </button>
      ))}
      <span role="status" class="small">
        {saved ? t(saved) : ""}
      </span>
    </div>
  );
}
