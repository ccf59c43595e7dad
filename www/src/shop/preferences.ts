// Interface language and theme: remembered choices, else what the browser asks for.

import type { Language } from "./types";

export type Theme = "light" | "dark";

const languageKey = "lumen-loft/language";
const themeKey = "lumen-loft/theme";

export function readLanguage(): Language {
  const stored = localStorage.getItem(languageKey);
  if (stored === "en" || stored === "zh") return stored;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function applyLanguage(language: Language): void {
  localStorage.setItem(languageKey, language);
  showLanguage(language);
}

export function showLanguage(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export function readTheme(): Theme {
  const stored = localStorage.getItem(themeKey);
  if (stored === "light" || stored === "dark") return stored;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function applyTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme);
  document.documentElement.dataset.theme = theme;
}

/** Shows a remembered theme; without one the stylesheet follows the system by itself. */
export function showStoredTheme(): void {
  const stored = localStorage.getItem(themeKey);
  if (stored === "light" || stored === "dark") document.documentElement.dataset.theme = stored;
}
