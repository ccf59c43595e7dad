// Looks up interface texts and formats dates and money for the chosen language.

import type { Language } from "../types";
import { en, type StringKey, type Strings } from "./en";
import { zh } from "./zh";

const tables: Record<Language, Strings> = { en, zh };

export interface Words {
  language: Language;
  readonly t: (key: StringKey, values?: Record<string, string | number>) => string;
  readonly money: (price: string, listing: Language) => string;
  readonly ago: (at: number) => string;
  readonly dateTime: (at: number) => string;
}

export function wordsFor(language: Language): Words {
  const locale = language === "zh" ? "zh-CN" : "en";
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  return {
    language,
    t: (key, values = {}) =>
      template(tables[language], key, values).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    money: (price, listing) => formatMoney(price, listing, locale),
    ago: (at) => formatAgo(at, relative),
    dateTime: (at) => full.format(at),
  };
}

function template(table: Strings, key: StringKey, values: Record<string, string | number>): string {
  return (values.n === 1 ? table[`${key}_one`] : undefined) ?? table[key];
}

export function currencyOf(listing: Language): "USD" | "CNY" {
  return listing === "zh" ? "CNY" : "USD";
}

// A price the seller has not finished typing is shown as typed.
function formatMoney(price: string, listing: Language, locale: string): string {
  const amount = Number(price);
  if (price.trim() === "" || Number.isNaN(amount)) return price;
  const currency = currencyOf(listing);
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(amount);
}

const steps: [unit: Intl.RelativeTimeFormatUnit, minutes: number][] = [
  ["day", 60 * 24],
  ["hour", 60],
  ["minute", 1],
];

function formatAgo(at: number, relative: Intl.RelativeTimeFormat): string {
  const minutes = Math.max(0, Math.round((Date.now() - at) / 60_000));
  const step = steps.find(([, size]) => minutes >= size);
  return step ? relative.format(-Math.floor(minutes / step[1]), step[0]) : relative.format(0, "minute");
}
