// Reviews from a table: CSV or XLSX, as shops and marketplaces export them.
import { useState } from "preact/hooks";
import type { Table } from "../../table/table";
import type { MessageKey } from "../../ui/messages";
import { columnReviews, guessColumns, type ReviewColumns } from "./column-reviews";
import { FoundReviews } from "./found-reviews";
import type { SourceProps } from "./sources";
import { TableFile } from "../tables/table-file";

const PARTS: readonly { readonly part: keyof ReviewColumns; readonly label: MessageKey }[] = [
  { part: "text", label: "reviews_column_text" },
  { part: "rating", label: "reviews_column_rating" },
  { part: "date", label: "reviews_column_date" },
];

interface Loaded {
  readonly table: Table;
  readonly columns: ReviewColumns;
}

/** A file, then which of its columns holds what. */
export function FileSource({ t, onRead }: SourceProps) {
  const [loaded, setLoaded] = useState<Loaded>();
  return (
    <>
      <TableFile t={t} label={t("reviews_file")} onTable={(table) => setLoaded({ table, columns: guessColumns(table) })} onRefused={() => setLoaded(undefined)} />
      {loaded && <Columns t={t} {...loaded} onChoose={(columns) => setLoaded({ ...loaded, columns })} />}
      <FoundReviews t={t} reviews={loaded ? columnReviews(loaded.table, loaded.columns) : []} onRead={onRead} />
    </>
  );
}

interface ColumnsProps extends Loaded, Pick<SourceProps, "t"> {
  readonly onChoose: (columns: ReviewColumns) => void;
}

function Columns({ t, table, columns, onChoose }: ColumnsProps) {
  return (
    <div class="columns">
      {PARTS.map(({ part, label }) => (
        <p key={part}>
          <label for={`column-${part}`}>{t(label)}</label>
          <select id={`column-${part}`} value={columns[part]} onChange={(event) => onChoose({ ...columns, [part]: Number(event.currentTarget.value) })}>
            {part !== "text" && <option value={-1}>{t("reviews_column_none")}</option>}
            {table.header.map((head, place) => (
              <option key={place} value={place}>
                {head || t("reviews_column_number", place + 1)}
              </option>
            ))}
          </select>
        </p>
      ))}
    </div>
  );
}
