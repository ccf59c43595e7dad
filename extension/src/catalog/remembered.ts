// What the seller chose the last time, by the browser's own storage: a column's role by its header, and the settings.
import { readStored, writeStored } from "#platform/storage";
import { PLATFORM_IDS } from "../schema/index";
import { LENGTHS, loadPreferences, type Preferences, TONES } from "../options/preferences";
import { type Role, ROLES, rememberedAs } from "./roles";
import { CATALOG_TASKS, type RunSettings } from "./run";

const ROLES_KEY = "catalogRoles";
const SETTINGS_KEY = "catalogSettings";
const MAX_HEADERS = 500;

type Stored = Record<string, unknown>;
/** What is remembered of the settings. The language is the file's own unless the seller writes in one only. */
export type Remembered = Omit<RunSettings, "lang"> & Partial<Pick<RunSettings, "lang">>;

/** Storage may hold anything an older version wrote. */
function stored(value: unknown): Stored {
  return typeof value === "object" && value !== null ? (value as Stored) : {};
}

export async function rememberedRoles(): Promise<Record<string, Role>> {
  return Object.fromEntries(Object.entries(stored(await readStored(ROLES_KEY))).flatMap(([header, role]) => ROLES.filter((known) => known === role).map((known) => [header, known])));
}

/** The newest headers are kept. */
export async function rememberRoles(header: readonly string[], roles: readonly Role[]): Promise<void> {
  const known = await rememberedRoles();
  const fresh = Object.fromEntries(header.flatMap((name, place) => (name === "" ? [] : [[rememberedAs(name), roles[place] ?? "none"]])));
  const kept = Object.entries({ ...Object.fromEntries(Object.entries(known).filter(([name]) => !(name in fresh))), ...fresh }).slice(-MAX_HEADERS);
  await writeStored(ROLES_KEY, Object.fromEntries(kept));
}

export async function rememberedSettings(): Promise<Remembered> {
  return parseSettings(stored(await readStored(SETTINGS_KEY)), await loadPreferences());
}

export async function rememberSettings(settings: Remembered): Promise<void> {
  await writeStored(SETTINGS_KEY, settings);
}

/** Exported for its test. */
export function parseSettings(kept: Stored, preferences: Preferences): Remembered {
  const tasks = CATALOG_TASKS.filter((task) => Array.isArray(kept.tasks) && kept.tasks.includes(task));
  const platform = PLATFORM_IDS.find((id) => id === ("tasks" in kept ? kept.platform : preferences.platform));
  return {
    tasks: tasks.length > 0 ? tasks : ["title"],
    ...(platform ? { platform } : {}),
    ...(preferences.writeIn ? { lang: preferences.writeIn } : {}),
    tone: TONES.find((tone) => tone === kept.tone) ?? preferences.tone,
    length: LENGTHS.find((length) => length === kept.length) ?? preferences.length,
    candidates: CANDIDATE_COUNTS.find((count) => count === kept.candidates) ?? 2,
    rewrite: kept.rewrite === true,
  };
}

/** How many texts to choose from. */
export const CANDIDATE_COUNTS = [1, 2, 3] as const;
