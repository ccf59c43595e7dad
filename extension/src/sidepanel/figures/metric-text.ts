// Figures as words: their names, and numbers as the seller's language writes them.
import type { Metric } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import type { Underscored } from "../tables/column-choice";

const RATES: readonly Metric[] = ["click-rate", "conversion", "order-rate"];
const TIMES: readonly Metric[] = ["watch-time", "watch-time-per-view"];

/** The figure's name. */
export function metricName(metric: Metric, t: Translate): string {
  return t(`metric_${metric.replaceAll("-", "_") as Underscored<Metric>}`);
}

/** A figure of this kind. Amounts of money carry no sign: the table does not say which. */
export function metricText(metric: Metric, value: number, language: string): string {
  if (RATES.includes(metric)) return shareText(value, language);
  if (TIMES.includes(metric)) return timeText(value, language);
  return new Intl.NumberFormat(language, { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 2 }).format(value);
}

/** A share as a percentage. */
export function shareText(value: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: Math.abs(value) < 0.1 ? 2 : 0 }).format(value);
}

function timeText(seconds: number, language: string): string {
  const unit = seconds >= 3600 ? "hour" : seconds >= 60 ? "minute" : "second";
  const size = { hour: 3600, minute: 60, second: 1 }[unit];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(seconds / size);
}
