// The form for a product's facts. Nothing but the name is needed; every text rests on what stands here and on nothing else.
import { useId, useRef, useState } from "preact/hooks";
import { isInBrowser } from "#platform/own-pages";
import type { Translate } from "../../ui/messages";
import { AttributeRows } from "./attribute-rows";
import { PageProduct } from "./page-product";
import { EMPTY_PRODUCT, isEmpty, LINES, type ProductDraft } from "./product";

interface ProductFormProps {
  readonly t: Translate;
  readonly product: ProductDraft;
  readonly onChange: (change: Partial<ProductDraft>) => void;
}

/** The fields, folded under the product's name once there is one. */
export function ProductForm({ t, product, onChange }: ProductFormProps) {
  const id = useId();
  const [open, setOpen] = useState(product.name === "");
  const [cleared, setCleared] = useState<ProductDraft>();
  const first = useRef<HTMLInputElement>(null);
  const change = (part: Partial<ProductDraft>): void => {
    setCleared(undefined);
    onChange(part);
  };
  const replace = (by: ProductDraft, before: ProductDraft | undefined): void => {
    onChange(by);
    setCleared(before);
    first.current?.focus();
  };
  return (
    <details class="product" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{product.name.trim() === "" ? t("product_title") : t("product_named", product.name)}</summary>
      {isInBrowser && <PageProduct t={t} onRead={(read) => replace(read, isEmpty(product) ? undefined : product)} />}
      <div class="fields">
        {LINES.map((field) => (
          <div key={field} class={field}>
            <label for={`${id}-${field}`}>{t(`product_${field}`)}</label>
            <input
              id={`${id}-${field}`}
              ref={field === "name" ? first : undefined}
              type="text"
              autoComplete="off"
              maxLength={300}
              // A bare number may come back as anything: a currency says that it is a price.
              placeholder={field === "price" ? t("product_price_example") : ""}
              value={product[field]}
              onInput={(event) => change({ [field]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <AttributeRows t={t} rows={product.attributes} onChange={(attributes) => change({ attributes })} />
      <label for={`${id}-notes`}>{t("product_notes")}</label>
      <textarea id={`${id}-notes`} rows={2} maxLength={2000} value={product.notes} onInput={(event) => change({ notes: event.currentTarget.value })} />
      {cleared && (
        <button type="button" class="quiet" onClick={() => replace(cleared, undefined)}>
          {t("product_restore")}
        </button>
      )}
      {!cleared && !isEmpty(product) && (
        <button type="button" class="quiet" onClick={() => replace(EMPTY_PRODUCT, product)}>
          {t("product_clear")}
        </button>
      )}
    </details>
  );
}
