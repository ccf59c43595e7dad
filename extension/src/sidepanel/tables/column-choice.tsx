// Which column of a table holds what: guessed by the names, put right by the seller.
import { useId, useState } from "preact/hooks";
import type { ColumnKind, Table } from "../../schema/index";
import type { Translate } from "../../ui/messages";

/** The places of the columns that are known. */
export type Columns = NonNullable<Table["columns"]>;

interface ColumnChoiceProps {
  readonly t: Translate;
  readonly header: readonly string[];
  readonly kinds: readonly ColumnKind[];
  readonly columns: Columns;
  /** Whether something is missing that the tool cannot do without. */
  readonly incomplete: boolean;
  readonly onChoose: (columns: Columns) => void;
}

/** A list for each kind, folded while nothing is missing. */
export function ColumnChoice({ t, header, kinds, columns, incomplete, onChoose }: ColumnChoiceProps) {
  const id = useId();
  const [open, setOpen] = useState(incomplete);
  const choose = (kind: ColumnKind, place: string): void => {
    const others = Object.entries(columns).filter(([known]) => known !== kind);
    onChoose(Object.fromEntries(place === "" ? others : [...others, [kind, Number(place)]]));
  };
  return (
    <details class="columns" open={open || incomplete} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("columns_title")}</summary>
      <div class="fields">
        {kinds.map((kind) => (
          <div key={kind}>
            <label for={`${id}-${kind}`}>{t(`column_${kind.replaceAll("-", "_") as Underscored<ColumnKind>}`)}</label>
            <select id={`${id}-${kind}`} value={columns[kind] ?? ""} onChange={(event) => choose(kind, event.currentTarget.value)}>
              <option value="">{t("column_none")}</option>
              {header.map((name, place) => (
                <option key={place} value={place}>
                  {name || t("reviews_column_number", place + 1)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </details>
  );
}

/** Keys of `_locales` may hold no hyphen. */
export type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}` ? `${Head}_${Underscored<Tail>}` : Text;
