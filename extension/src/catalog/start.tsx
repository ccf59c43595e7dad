// The page's first view: bring a file, or go on with an earlier one.
import { useEffect, useState } from "preact/hooks";
import { readPastedTable, readTable } from "../table/read-table";
import { type Table, TableError } from "../table/table";
import type { MessageKey, Translate } from "../ui/messages";
import type { Imported } from "./catalog";
import { MAX_ROWS } from "./run";
import { RunList } from "./run-list";
import type { CatalogStore } from "./store";

interface Props {
  readonly store: CatalogStore;
  readonly onImport: (imported: Imported) => void;
  readonly onOpen: (run: string) => void;
  readonly t: Translate;
}

type Problem = readonly [key: MessageKey, ...parts: (string | number)[]];

export function Start({ store, onImport, onOpen, t }: Props) {
  const [problem, setProblem] = useState<Problem>();
  const [reading, setReading] = useState(false);
  const take = async (name: string, read: () => Promise<Table> | Table): Promise<void> => {
    setReading(true);
    setProblem(undefined);
    try {
      const table = await read();
      if (table.rows.length > MAX_ROWS) setProblem(["table_too_many_rows", MAX_ROWS]);
      else onImport({ name, table });
    } catch (error) {
      setProblem(error instanceof TableError ? [error.key, ...error.parts] : ["table_unreadable"]);
    }
    setReading(false);
  };
  return (
    <>
      <p class="lead">{t("catalog_lead")}</p>
      <section>
        <DropZone reading={reading} onFile={(file) => void take(file.name, () => readTable(file))} t={t} />
        <p id="import-problem" role="alert" class="problem">
          {problem ? t(...problem) : ""}
        </p>
        <Paste onText={(text) => void take(t("catalog_pasted_name"), () => readPastedTable(text))} t={t} />
      </section>
      <RunList store={store} onOpen={onOpen} t={t} />
    </>
  );
}

function DropZone({ reading, onFile, t }: { readonly reading: boolean; readonly onFile: (file: File) => void; readonly t: Translate }) {
  const [over, setOver] = useState(false);
  // A file that misses the zone would otherwise replace the page.
  useEffect(() => {
    const stay = (event: DragEvent): void => event.preventDefault();
    addEventListener("dragover", stay);
    addEventListener("drop", stay);
    return () => {
      removeEventListener("dragover", stay);
      removeEventListener("drop", stay);
    };
  }, []);
  return (
    <label
      class={over ? "drop over" : "drop"}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      }}
    >
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={reading}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen once more after it was put right.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <strong>{t(reading ? "catalog_reading" : "catalog_choose_file")}</strong>
      <span class="small">{t("catalog_file_kinds", MAX_ROWS.toLocaleString(document.documentElement.lang))}</span>
    </label>
  );
}

function Paste({ onText, t }: { readonly onText: (text: string) => void; readonly t: Translate }) {
  const [text, setText] = useState("");
  return (
    <details class="paste">
      <summary>{t("catalog_paste")}</summary>
      <label for="pasted" class="small">
        {t("catalog_paste_hint")}
      </label>
      <textarea id="pasted" rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="button" disabled={text.trim() === ""} onClick={() => onText(text)}>
        {t("catalog_paste_use")}
      </button>
    </details>
  );
}
