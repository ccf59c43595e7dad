// Put into the page in front when the seller asks for its reviews, and into no other: most pages have none.
import { readReviews } from "./reviews/read-reviews";
import type { Review } from "./reviews/review";

declare global {
  /** Set in the extension's own world, which no page sees into. */
  var shopquillReviews: (() => Review[]) | undefined;
}

globalThis.shopquillReviews = () => readReviews(document);
