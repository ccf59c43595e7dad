// Feelings as bars.
import type { Feelings, Sentiment } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import type { BarSeries } from "../../ui/pages/bar-chart";
import type { Tone } from "../../ui/pages/chart-colours";

/** In the order in which they are drawn. */
export const SENTIMENTS = ["positive", "neutral", "negative"] as const satisfies readonly Sentiment[];
const TONES: Record<Sentiment, Tone> = { positive: "good", neutral: "even", negative: "bad" };

/** A row of bars for each feeling. */
export function feelingSeries(t: Translate, of: readonly Feelings[]): BarSeries[] {
  return SENTIMENTS.map((sentiment) => ({ label: t(`feeling_${sentiment}`), tone: TONES[sentiment], values: of.map((feelings) => feelings[sentiment].count) }));
}
