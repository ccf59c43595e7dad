// Every sentence the seller sees comes from `_locales`. Where its text is taken from differs by build, see platform/*/texts.ts.
import type en from "../../_locales/en/messages.json";
import { PANEL_KEYS } from "./panel-keys";

export type MessageKey = keyof typeof en;
export type PanelKey = (typeof PANEL_KEYS)[number];
export type Locale = "en" | "zh_CN";

/** Looks a sentence up and fills in its parts. The interface in pages may only use the keys it has named beforehand. */
export type Translate<Key extends MessageKey = MessageKey> = (key: Key, ...parts: (string | number)[]) => string;

export function fill(text: string, parts: readonly (string | number)[]): string {
  return text.replace(/\$([1-9])/g, (_, place: string) => String(parts[Number(place) - 1] ?? ""));
}

/** A code without a sentence of its own is an internal failure; it must not reach the seller as a code. */
export function errorKey(code: string): PanelKey {
  const key = `error_${code}`;
  return PANEL_KEYS.find((known) => known === key) ?? "error_internal";
}

export function localeOf(language: string): Locale {
  return language.toLowerCase().startsWith("zh") ? "zh_CN" : "en";
}
