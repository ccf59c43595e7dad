// Takes a table from a file.
import { useId, useState } from "preact/hooks";
import { readTable } from "../../table/read-table";
import { type Table, TableError } from "../../table/table";
import type { Translate } from "../../ui/messages";

interface TableFileProps {
  readonly t: Translate;
  readonly label: string;
  /** A file that is not taken changes nothing here: what was read before stays, unless `onRefused` drops it. */
  readonly onTable: (table: Table) => void;
  readonly onRefused?: () => void;
}

/** The field for the file, and a sentence where it is none. */
export function TableFile({ t, label, onTable, onRefused }: TableFileProps) {
  const id = useId();
  const [problem, setProblem] = useState<TableError>();
  const load = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      onTable(await readTable(file));
      setProblem(undefined);
    } catch (error) {
      onRefused?.();
      setProblem(error instanceof TableError ? error : new TableError("unreadable"));
    }
  };
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} type="file" accept=".csv,.tsv,.txt,.xlsx" onChange={(event) => void load(event.currentTarget.files?.[0])} />
      {problem && <p role="alert">{t(problem.key, ...problem.parts)}</p>}
    </>
  );
}
