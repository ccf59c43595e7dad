// What reviews speak of, and how. One voice is no finding: what a single review names stands apart, in words and not in bars.
import type { AspectGroup, ReviewEntry } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { BarChart } from "../../ui/pages/bar-chart";
import { type Evidence, ofAspect } from "./evidence";
import { feelingSeries, SENTIMENTS } from "./feeling-series";

interface AspectChartProps {
  readonly t: Translate;
  readonly aspects: readonly AspectGroup[];
  readonly entries: readonly ReviewEntry[];
  readonly onPick: (evidence: Evidence) => void;
}

/** More bars than this are no longer read. */
const MOST = 12;

/** Bars for what several reviews speak of. */
export function AspectChart({ t, aspects, entries, onPick }: AspectChartProps) {
  const several = aspects.filter((group) => voices(group) > 1).slice(0, MOST);
  const once = aspects.filter((group) => voices(group) === 1);
  const evidence = (group: AspectGroup, sentiment: (typeof SENTIMENTS)[number]): Evidence => ofAspect(group, sentiment, entries, t("reviews_of", group.name, t(`feeling_${sentiment}`)));
  const pick = (row: number, column: number): void => {
    const group = several[row];
    const sentiment = SENTIMENTS[column];
    if (group && sentiment) onPick(evidence(group, sentiment));
  };
  const series = feelingSeries(
    t,
    several.map(({ feelings }) => feelings),
  );
  return (
    <section>
      <h2>{t("reviews_aspects")}</h2>
      {several.length === 0 && <p class="small">{t("reviews_no_aspects")}</p>}
      {several.length > 0 && <BarChart lying title={t("reviews_aspects")} tableLabel={t("chart_table")} categoryLabel={t("reviews_aspect")} categories={several.map(({ name }) => name)} series={series} onPick={pick} />}
      {once.length > 0 && (
        <details class="once">
          <summary>{t("reviews_once", once.length)}</summary>
          <p>
            {once.flatMap((group) =>
              SENTIMENTS.filter((sentiment) => group.feelings[sentiment].count > 0).map((sentiment) => (
                <button key={`${group.name} ${sentiment}`} type="button" class={`chip ${sentiment}`} aria-label={t("reviews_of", group.name, t(`feeling_${sentiment}`))} onClick={() => onPick(evidence(group, sentiment))}>
                  {group.name}
                </button>
              )),
            )}
          </p>
        </details>
      )}
    </section>
  );
}

/** How many reviews speak of it. */
function voices({ feelings }: AspectGroup): number {
  return new Set(SENTIMENTS.flatMap((sentiment) => feelings[sentiment].reviews)).size;
}
