// The demo shop's reviews in one language.

import type { Review } from "../../../../extension/src/content/reviews/review";
import { reviewSeeds } from "../../shop/seed/reviews";
import type { Language } from "../../shop/types";

const day = 86_400_000;

export function reviews(language: Language, now: number): Review[] {
  return reviewSeeds
    .filter((seed) => seed.language === language)
    .map(({ text, rating, daysAgo }) => ({ text, rating, date: new Date(now - daysAgo * day).toISOString().slice(0, 10) }));
}
