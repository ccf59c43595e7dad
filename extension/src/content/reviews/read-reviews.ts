// Reads the reviews that the page shows now.
import { isoDate } from "../page/iso-date";
import { plainText } from "../page/text-of";
import { type Review, MAX_REVIEWS } from "./review";
import { reviewBlocks } from "./review-blocks";
import { reviewDate, reviewRating } from "./review-marks";
import { reviewText } from "./review-text";

/** In the page's order, none twice. Where nothing is shown that looks like one, what the page declares for search engines. */
export function readReviews(document: Document): Review[] {
  const shown = reviewBlocks(document).map((block) => reviewOf(reviewText(block), reviewRating(block), reviewDate(block)));
  const found = (shown.length > 0 ? shown : declared(document)).filter(({ text }) => /\p{L}/u.test(text));
  return [...new Map(found.map((review) => [review.text, review])).values()].slice(0, MAX_REVIEWS);
}

function reviewOf(text: string, rating: number | undefined, date: string | undefined): Review {
  return { text, ...(rating === undefined ? {} : { rating }), ...(date === undefined ? {} : { date }) };
}

function declared(document: Document): Review[] {
  return [...document.querySelectorAll("script[type='application/ld+json']")].flatMap((script) => {
    try {
      return reviewsIn(JSON.parse(script.textContent));
    } catch {
      return [];
    }
  });
}

/** https://schema.org/Review, wherever it stands in what the page declares. */
function reviewsIn(value: unknown): Review[] {
  if (typeof value !== "object" || value === null) return [];
  const { "@type": type, reviewBody, reviewRating: given, datePublished } = value as Record<string, unknown>;
  if (type !== "Review" || typeof reviewBody !== "string") return Object.values(value).flatMap(reviewsIn);
  const rating = Number((given as { ratingValue?: unknown } | undefined)?.ratingValue);
  return [reviewOf(plainText(reviewBody), rating > 0 && rating <= 5 ? rating : undefined, typeof datePublished === "string" ? isoDate(datePublished) : undefined)];
}
