// Fills the form in from the page that the seller looks at.
import { useState } from "preact/hooks";
import type { MessageKey, Translate } from "../../ui/messages";
import { inFrontPage } from "../../ui/pages/in-front-page";
import { draftOf, type ProductDraft } from "./product";

/** A button; what the page says replaces the whole form. */
export function PageProduct({ t, onRead }: { readonly t: Translate; readonly onRead: (product: ProductDraft) => void }) {
  const [problem, setProblem] = useState<MessageKey>();
  const read = async (): Promise<void> => {
    try {
      const found = await inFrontPage("page-product.js", () => globalThis.shopquillProduct?.());
      const product = found.find(({ name }) => name !== "");
      setProblem(product ? undefined : "product_page_none");
      if (product) onRead(draftOf(product));
    } catch {
      setProblem("product_page_closed");
    }
  };
  return (
    <>
      <button type="button" onClick={() => void read()}>
        {t("product_page_read")}
      </button>
      {problem && <p role="alert">{t(problem)}</p>}
    </>
  );
}
