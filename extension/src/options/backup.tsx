// Takes the settings out as a file and in again. What they replace can be brought back.
import { useState } from "preact/hooks";
import type { MessageKey, Translate } from "../ui/messages";
import { saveFile } from "../ui/pages/save-file";
import { loadPreferences, type Preferences, replacePreferences } from "./preferences";
import { readSettingsFile, settingsFile } from "./settings-file";

/** The section on settings files. */
export function Backup({ t }: { readonly t: Translate }) {
  const [before, setBefore] = useState<Preferences>();
  const [notice, setNotice] = useState<MessageKey>();
  const [problem, setProblem] = useState<MessageKey>();
  const take = async (file: File): Promise<void> => {
    setNotice(undefined);
    const read = readSettingsFile(await file.text().catch(() => ""));
    if (typeof read === "string") return setProblem(`options_import_${read}`);
    setProblem(undefined);
    setBefore(await loadPreferences());
    await replacePreferences(read);
    setNotice("options_imported");
  };
  const undo = async (): Promise<void> => {
    if (before) await replacePreferences(before);
    setBefore(undefined);
    setNotice("options_import_undone");
  };
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">{t("options_backup")}</h2>
      <p>{t("options_backup_text")}</p>
      <div class="row wrap">
        <button type="button" onClick={() => void exportSettings()}>
          {t("options_export")}
        </button>
        <label class="button">
          {t("options_import")}
          <input
            type="file"
            accept=".json,application/json"
            class="unseen"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void take(file);
              event.currentTarget.value = "";
            }}
          />
        </label>
      </div>
      <p role="alert" class="problem">
        {problem ? t(problem) : ""}
      </p>
      <p role="status" class="small saved">
        {notice ? t(notice) : ""}
        {before && (
          <button type="button" class="quiet" onClick={() => void undo()}>
            {t("undo")}
          </button>
        )}
      </p>
    </section>
  );
}

async function exportSettings(): Promise<void> {
  saveFile(new Blob([settingsFile(await loadPreferences())], { type: "application/json" }), "shopquill-settings.json");
}
