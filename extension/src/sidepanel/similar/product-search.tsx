// Picks one of the catalogue's products by some of its words.
import { useId, useState } from "preact/hooks";
import type { Translate } from "../../ui/messages";
import { foundProducts, type Listed } from "./listed";

interface ProductSearchProps {
  readonly t: Translate;
  readonly products: readonly Listed[];
  readonly onChoose: (chosen: Listed) => void;
}

const MOST_FOUND = 6;

/** The field, and what it finds until one is chosen. */
export function ProductSearch({ t, products, onChoose }: ProductSearchProps) {
  const id = useId();
  const [{ typed, open }, set] = useState({ typed: "", open: true });
  const found = foundProducts(products, typed, MOST_FOUND);
  return (
    <div class="product-search">
      <label for={id}>{t("similar_search", products.length)}</label>
      <input id={id} type="search" autoComplete="off" maxLength={200} value={typed} onInput={(event) => set({ typed: event.currentTarget.value, open: true })} />
      {open && found.length === 0 && <p role="status">{t("similar_no_match")}</p>}
      {open && found.length > 0 && (
        <ul aria-label={t("similar_matches")}>
          {found.map((one) => (
            <li key={one.text}>
              <button
                type="button"
                class="quiet"
                onClick={() => {
                  set({ typed: one.product.name, open: false });
                  onChoose(one);
                }}
              >
                {one.product.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
