// Reviews that were found, to be looked over before they are analysed.
import { MAX_REVIEWS, type Review } from "../../content/reviews/review";
import type { Translate } from "../../ui/messages";
import { starsText } from "./stars";

interface FoundReviewsProps {
  readonly t: Translate;
  readonly reviews: readonly Review[];
  readonly onRead: (reviews: readonly Review[]) => void;
}

/** As many as a look needs. */
const SHOWN = 30;

/** The list, closed at first, and the way on. */
export function FoundReviews({ t, reviews, onRead }: FoundReviewsProps) {
  return (
    <>
      {reviews.length > 0 && (
        <details class="found">
          <summary>{reviews.length === 1 ? t("reviews_found_one") : t("reviews_found", reviews.length)}</summary>
          <ol>
            {reviews.slice(0, SHOWN).map(({ text, rating, date }, place) => (
              <li key={place}>
                <span class="small">{[rating === undefined ? "" : starsText(rating), date ?? ""].filter(Boolean).join(" · ")}</span>
                <p class="review">{text}</p>
              </li>
            ))}
          </ol>
          {reviews.length > SHOWN && <p class="small">{t("facts_more", reviews.length - SHOWN)}</p>}
        </details>
      )}
      {reviews.length > MAX_REVIEWS && <p class="small">{t("reviews_too_many", MAX_REVIEWS)}</p>}
      <button type="button" class="primary" disabled={reviews.length === 0} onClick={() => onRead(reviews.slice(0, MAX_REVIEWS))}>
        {reviews.length === 0 ? t("reviews_analyse_none") : reviews.length === 1 ? t("reviews_analyse_one") : t("reviews_analyse", Math.min(reviews.length, MAX_REVIEWS))}
      </button>
    </>
  );
}
