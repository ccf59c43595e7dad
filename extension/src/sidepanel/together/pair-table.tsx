// Products bought together, a pair each row, with the figures it rests on.
import type { BoughtTogether, ProductPair } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { shareText } from "../figures/metric-text";

interface PairTableProps {
  readonly t: Translate;
  readonly report: BoughtTogether;
  readonly language: string;
  readonly chosen: ProductPair | undefined;
  readonly onChoose: (pair: ProductPair) => void;
}

/** The table; a pair's name is the way to its reason. */
export function PairTable({ t, report, language, chosen, onChoose }: PairTableProps) {
  const times = (lift: number): string => t("pair_times", new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(lift));
  return (
    <table class="pairs">
      <caption>{t("pair_caption", report.orders, report.mixedOrders, report.least)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("pair_pair")}</th>
          <th scope="col">{t("pair_together")}</th>
          <th scope="col">{t("pair_share")}</th>
          <th scope="col">{t("pair_lift")}</th>
        </tr>
      </thead>
      <tbody>
        {report.pairs.map((pair) => (
          <tr key={`${pair.first}\n${pair.second}`}>
            <th scope="row">
              <button type="button" class="quiet" aria-pressed={pair === chosen} onClick={() => onChoose(pair)}>
                {t("pair_names", pair.first, pair.second)}
              </button>
              {!pair.certain && <span class="small">{t("pair_uncertain")}</span>}
            </th>
            <td>{pair.together}</td>
            <td title={t("pair_share_of", shareText(pair.firstConfidence, language), pair.first, pair.second)}>{shareText(pair.firstConfidence, language)}</td>
            <td>{times(pair.lift)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
