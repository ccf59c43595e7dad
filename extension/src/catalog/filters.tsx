// Which rows are shown, with how many there are of each.
import type { Translate } from "../ui/messages";
import { ROW_STATUSES } from "./run";
import { STATUS_KEYS } from "./statuses";
import type { Counts, Filter } from "./store";

interface Props {
  readonly counts: Counts;
  readonly size: number;
  readonly filter: Filter;
  readonly onChoose: (filter: Filter) => void;
  readonly t: Translate;
}

export function Filters({ counts, size, filter, onChoose, t }: Props) {
  // One that has just become empty stays while it is chosen.
  const shown = ROW_STATUSES.filter((status) => counts[status] > 0 || status === filter);
  return (
    <div class="filters" role="group" aria-label={t("catalog_filter")}>
      {(["all", ...shown] as const).map((one) => (
        <button key={one} type="button" class={one} aria-pressed={one === filter} onClick={() => onChoose(one)}>
          {one === "all" ? t("catalog_all") : t(STATUS_KEYS[one])}
          <span class="count">{one === "all" ? size : counts[one]}</span>
        </button>
      ))}
    </div>
  );
}
