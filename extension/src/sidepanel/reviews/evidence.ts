// What stands behind a figure: its reviews, and the words in them.
import type { AspectGroup, Finding, ReviewEntry, ReviewQuote, Sentiment } from "../../schema/index";

/** A figure that was picked, with what it rests on. */
export interface Evidence {
  readonly title: string;
  /** Places in the list of entries. */
  readonly reviews: readonly number[];
  /** The words to mark in a review. */
  readonly quotesIn: (review: number) => readonly string[];
}

/** For figures that count whole reviews. */
export function ofReviews(title: string, reviews: readonly number[]): Evidence {
  return { title, reviews, quotesIn: () => [] };
}

/** For what several reviews say. */
export function ofFinding({ name, figure, quotes }: Finding): Evidence {
  return { title: name, reviews: figure.reviews, quotesIn: (review) => wordsIn(quotes, review) };
}

/** For what reviews say of one thing. The report holds a few quotes of each feeling, the entries hold all. */
export function ofAspect(group: AspectGroup, sentiment: Sentiment, entries: readonly ReviewEntry[], title: string): Evidence {
  const said = (review: number): string[] => (entries[review]?.result.aspects ?? []).filter((one) => group.names.includes(one.aspect) && one.sentiment === sentiment).flatMap(({ quote }) => quote ?? []);
  return {
    title,
    reviews: group.feelings[sentiment].reviews,
    quotesIn: (review) => [
      ...said(review),
      ...wordsIn(
        group.quotes.filter((quote) => quote.sentiment === sentiment),
        review,
      ),
    ],
  };
}

function wordsIn(quotes: readonly ReviewQuote[], review: number): string[] {
  return quotes.filter((quote) => quote.review === review).map(({ text }) => text);
}
