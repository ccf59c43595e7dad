// The products nearest to the chosen one, each with a bar for how like it is.
import type { Translate } from "../../ui/messages";
import { shareText } from "../figures/metric-text";
import type { Near } from "./similar-session";

interface NearListProps {
  readonly t: Translate;
  readonly near: readonly Near[];
  readonly chosen: Near | undefined;
  readonly onChoose: (near: Near) => void;
}

/** The list; a product's name is the way to its reason. */
export function NearList({ t, near, chosen, onChoose }: NearListProps) {
  return (
    <ol class="near">
      {near.map((one) => {
        const share = shareText(one.likeness, document.documentElement.lang);
        return (
          <li key={one.text}>
            <button type="button" class="quiet" aria-pressed={one.text === chosen?.text} onClick={() => onChoose(one)}>
              <span class="name">{one.product.name}</span>
              <span class="small">{t("similar_likeness", share)}</span>
              <span class="bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.round(one.likeness * 100)}%` }} />
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
