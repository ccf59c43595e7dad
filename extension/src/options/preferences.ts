// What the seller chose in the options, kept in the browser's own storage.
import type { Length, Tone } from "../schema/index";

export interface Preferences {
  readonly tone: Tone;
  readonly length: Length;
}

export const TONES = ["plain", "friendly", "premium", "lively"] as const satisfies readonly Tone[];
export const LENGTHS = ["short", "medium", "long"] as const satisfies readonly Length[];
const DEFAULTS: Preferences = { tone: "plain", length: "medium" };

/** Storage may hold anything an older version wrote. */
export function parsePreferences(stored: Record<string, unknown>): Preferences {
  return {
    tone: TONES.find((tone) => tone === stored.tone) ?? DEFAULTS.tone,
    length: LENGTHS.find((length) => length === stored.length) ?? DEFAULTS.length,
  };
}

export async function loadPreferences(): Promise<Preferences> {
  return parsePreferences(await chrome.storage.local.get(["tone", "length"]));
}

export async function savePreferences(change: Partial<Preferences>): Promise<void> {
  await chrome.storage.local.set(change);
}

/** Keeps a current copy, so that a click needs no waiting. */
export function readPreferences(): { current: () => Preferences } {
  let current = DEFAULTS;
  const update = (): void =>
    void loadPreferences().then(
      (loaded) => (current = loaded),
      () => undefined,
    );
  update();
  chrome.storage.onChanged.addListener(update);
  return { current: () => current };
}
