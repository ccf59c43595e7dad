// A finding as a sentence. The words are fixed and the numbers the report's: no model has a hand in it.
import type { FigureFinding, Period } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { metricName, metricText, shareText } from "./metric-text";

/** The sentence, with the numbers that it rests on. */
export function findingText({ kind, metric, period, value, compared, change, before }: FigureFinding, t: Translate, language: string): string {
  const name = metricName(metric, t);
  const [now, then] = [value, compared].map((number) => metricText(metric, number, language)) as [string, string];
  if (before) return t(`finding_${kind}`, name, shareText(Math.abs(change), language), now, periodText(period), then, periodText(before));
  return t(`finding_${kind}`, name, now, periodText(period), then);
}

function periodText({ from, to }: Period): string {
  return from === to ? from : `${from} – ${to}`;
}
