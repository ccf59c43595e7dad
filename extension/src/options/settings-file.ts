// The settings as a file: to take along to another browser, or to keep. It holds what the seller typed here and nothing else.
import { forbiddenWords } from "./forbidden-words";
import { keptPolicies } from "./policy-rows";
import { parsePreferences, type Preferences } from "./preferences";
import { keptSamples } from "./sample-rows";

const FORMAT = "shopquill-settings";
const VERSION = 1;
/** Far above what the form can hold; a larger file is another file. */
const LARGEST = 1_000_000;
const POLICIES = 100;

/** Why a file is not taken; each has a sentence, `options_import_<code>`. */
export type ImportProblem = "too_large" | "unreadable" | "newer";

/** The file's text. */
export function settingsFile(preferences: Preferences): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings: preferences }, null, 2)}\n`;
}

/** Reads a settings file; the sizes are those of the form, so that a file brings in nothing that typing could not. */
export function readSettingsFile(text: string): Preferences | ImportProblem {
  if (text.length > LARGEST) return "too_large";
  const file = parse(text);
  if (file?.format !== FORMAT || typeof file.settings !== "object" || file.settings === null) return "unreadable";
  if (file.version !== VERSION) return "newer";
  const { policies = {}, forbidden = [], closing, samples = [], ...rest } = parsePreferences(file.settings);
  const rows = Object.entries(policies).map(([topic, rule]) => ({ topic: topic.trim().slice(0, 300), text: rule.trim().slice(0, 1000) }));
  const words = forbiddenWords(forbidden.join("\n"));
  const texts = keptSamples(samples);
  return {
    ...rest,
    ...(rows.length > 0 ? { policies: keptPolicies(rows.slice(0, POLICIES)) } : {}),
    ...(words.length > 0 ? { forbidden: words } : {}),
    ...(closing ? { closing: closing.slice(0, 300) } : {}),
    ...(texts.length > 0 ? { samples: texts } : {}),
  };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
