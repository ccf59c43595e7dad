// Fills the form in from the page that the seller looks at.
import { useState } from "preact/hooks";
import type { MessageKey, Translate } from "../../ui/messages";
import { inFrontPage } from "../../ui/pages/in-front-page";
import { draftOf, type ProductDraft } from "./product";

interface PageProductProps {
  readonly t: Translate;
  /** The sentences for a page without a product, and for one that cannot be read. */
  readonly problems?: { readonly none: MessageKey; readonly closed: MessageKey };
  readonly onRead: (product: ProductDraft) => void;
}

const IN_FORM = { none: "product_page_none", closed: "product_page_closed" } as const;

/** A button; what the page says replaces the whole form. */
export function PageProduct({ t, problems = IN_FORM, onRead }: PageProductProps) {
  const [problem, setProblem] = useState<MessageKey>();
  const read = async (): Promise<void> => {
    try {
      const found = await inFrontPage("page-product.js", () => globalThis.shopquillProduct?.());
      const product = found.find(({ name }) => name !== "");
      setProblem(product ? undefined : problems.none);
      if (product) onRead(draftOf(product));
    } catch {
      setProblem(problems.closed);
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
