// What the seller chose in the options, kept in the browser's own storage under one name and in the shape that a job takes.
import { readStored, writeStored } from "#platform/storage";
import type { Job, Lang, Length, Tone } from "../schema/index";

/** What a job takes from the settings as it stands. */
export interface Preferences extends Pick<Job, "platform" | "policies" | "forbidden" | "closing" | "samples"> {
  readonly tone: Tone;
  readonly length: Length;
  /** The language of product texts; without it the page's. Replies follow the buyer. */
  readonly writeIn?: Lang;
}

export const TONES = ["plain", "friendly", "premium", "lively"] as const satisfies readonly Tone[];
export const LENGTHS = ["short", "medium", "long"] as const satisfies readonly Length[];

/** Storage and files may hold anything; what comes out of this can be put into a job. */
export function parsePreferences(stored: unknown): Preferences {
  const { tone, length, writeIn, platform, policies, forbidden, closing, samples } = isObject(stored) ? stored : {};
  const kept = isObject(policies) ? Object.entries(policies).filter((pair): pair is [string, string] => pair.every(isText)) : [];
  const words = textsOf(forbidden);
  const texts = textsOf(samples);
  return {
    tone: TONES.find((known) => known === tone) ?? "plain",
    length: LENGTHS.find((known) => known === length) ?? "medium",
    ...(writeIn === "en" || writeIn === "zh" ? { writeIn } : {}),
    ...(isText(platform) ? { platform } : {}),
    ...(kept.length > 0 ? { policies: Object.fromEntries(kept) } : {}),
    ...(words.length > 0 ? { forbidden: words } : {}),
    ...(isText(closing) ? { closing } : {}),
    ...(texts.length > 0 ? { samples: texts } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter(isText) : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** Reads what is stored. */
export async function loadPreferences(): Promise<Preferences> {
  return parsePreferences(await readStored("writing"));
}

/** Stores these and forgets all others. */
export async function replacePreferences(preferences: Preferences): Promise<void> {
  await writeStored("writing", preferences);
}

/** Stores a change; what is `undefined` in it is forgotten. */
export async function savePreferences(change: Partial<Preferences>): Promise<void> {
  await replacePreferences(parsePreferences({ ...(await loadPreferences()), ...change }));
}
