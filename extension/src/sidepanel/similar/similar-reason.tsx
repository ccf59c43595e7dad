// Writes why the buyers of the chosen product might want one that is like it.
import { useState } from "preact/hooks";
import type { Product } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { draftOf, forBuyersOf } from "../writing/product";
import { Writing } from "../writing/writing";

interface SimilarReasonProps {
  readonly t: Translate;
  /** What is recommended, by the facts of its row. */
  readonly product: Product;
  /** What its buyers have chosen. */
  readonly chosen: Product;
}

/** Its facts, and the texts. */
export function SimilarReason({ t, product, chosen }: SimilarReasonProps) {
  const [draft, setDraft] = useState(() => forBuyersOf(draftOf(product), chosen.name));
  return (
    <section class="reason" aria-label={t("pair_reason")}>
      <h2>{t("pair_reason")}</h2>
      <Writing t={t} task="recommend" candidates={2} product={draft} onProduct={(change) => setDraft({ ...draft, ...change })} />
    </section>
  );
}
