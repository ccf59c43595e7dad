// A buyer's initials on a tinted disc.

import { h } from "./element";

/** The first letter of each of the first two words; Chinese names give their first character. */
export function avatar(name: string): HTMLElement {
  const initials = name.split(/\s+/).slice(0, 2).map((word) => Array.from(word)[0] ?? "");
  const hue = Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return h("span", { class: `avatar avatar-${hue}`, "aria-hidden": "true" }, initials.join(""));
}
