// Writes why the buyers of one product might want the other, from the other's facts.
import { useState } from "preact/hooks";
import type { ProductPair } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { useRemembered } from "../../ui/pages/remembered";
import { shareText } from "../figures/metric-text";
import { EMPTY_PRODUCT, forBuyersOf, type ProductDraft, rememberedProduct } from "../writing/product";
import { Writing } from "../writing/writing";

interface PairReasonProps {
  readonly t: Translate;
  readonly pair: ProductPair;
  readonly language: string;
}

const SIDES = ["second", "first"] as const;

/** Which of the two is recommended, its facts, and the texts. */
export function PairReason({ t, pair, language }: PairReasonProps) {
  const remembered = useRemembered(rememberedProduct);
  const [side, setSide] = useState<(typeof SIDES)[number]>("second");
  const [drafts, setDrafts] = useState<Partial<Record<(typeof SIDES)[number], ProductDraft>>>({});
  if (!remembered) return null;
  const product = drafts[side] ?? startingDraft(pair, side, remembered);
  const other = side === "second" ? pair.first : pair.second;
  const share = side === "second" ? pair.firstConfidence : pair.secondConfidence;
  return (
    <section class="reason" aria-label={t("pair_reason")}>
      <h2>{t("pair_reason")}</h2>
      <fieldset>
        <legend>{t("pair_which")}</legend>
        <div class="segments">
          {SIDES.map((one) => (
            <label key={one}>
              <input type="radio" name="pair-side" value={one} checked={one === side} onChange={() => setSide(one)} />
              <span>{pair[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p class="small">{t("pair_share_of", shareText(share, language), other, pair[side])}</p>
      <Writing key={side} t={t} task="recommend" candidates={2} product={product} onProduct={(change) => setDrafts({ ...drafts, [side]: { ...product, ...change } })} />
    </section>
  );
}

/** Its facts are those of the panel's product where that is the same one. Who it is for follows from the pair. */
function startingDraft(pair: ProductPair, side: "first" | "second", remembered: ProductDraft): ProductDraft {
  const [name, other] = side === "second" ? [pair.second, pair.first] : [pair.first, pair.second];
  const known = remembered.name.trim().toLowerCase() === name.toLowerCase() ? remembered : EMPTY_PRODUCT;
  return forBuyersOf({ ...known, name }, other);
}
