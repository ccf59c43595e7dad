// Reviews from the page that the seller looks at.
import { useState } from "preact/hooks";
import type { Review } from "../../content/reviews/review";
import type { MessageKey } from "../../ui/messages";
import { inFrontPage } from "../../ui/pages/in-front-page";
import { FoundReviews } from "./found-reviews";
import type { SourceProps } from "./sources";

/** A button that reads what the page shows. Pressed again on the next page it adds what is new. */
export function PageSource({ t, onRead }: SourceProps) {
  const [reviews, setReviews] = useState<readonly Review[]>([]);
  const [notice, setNotice] = useState<{ readonly key: MessageKey; readonly count: number; readonly bad: boolean }>();
  const read = async (): Promise<void> => {
    try {
      const found = (await inFrontPage("page-reviews.js", () => globalThis.shopquillReviews?.())).flat();
      const all = [...new Map([...reviews, ...found].map((review) => [review.text, review])).values()];
      const added = all.length - reviews.length;
      setReviews(all);
      if (found.length === 0) setNotice({ key: "reviews_page_none", count: 0, bad: true });
      else setNotice({ key: added === 0 ? "reviews_page_no_new" : "reviews_page_added", count: added, bad: false });
    } catch {
      setNotice({ key: "reviews_page_closed", count: 0, bad: true });
    }
  };
  return (
    <>
      <p>{t("reviews_page_text")}</p>
      <p class="row">
        <button type="button" onClick={() => void read()}>
          {t(reviews.length > 0 ? "reviews_page_more" : "reviews_page_read")}
        </button>
        {reviews.length > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setReviews([]);
              setNotice(undefined);
            }}
          >
            {t("reviews_forget")}
          </button>
        )}
      </p>
      {notice && <p role={notice.bad ? "alert" : "status"}>{t(notice.key, notice.count)}</p>}
      <FoundReviews t={t} reviews={reviews} onRead={onRead} />
    </>
  );
}
