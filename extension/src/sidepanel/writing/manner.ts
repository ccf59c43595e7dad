// How the panel's texts should sound: chosen once for all its tools, remembered, at first as the seller's options say.
import { LENGTHS, TONES } from "../../options/preferences";
import type { Lang, Length, Tone } from "../../schema/index";
import { Remembered } from "../../ui/pages/remembered";

/** The choices; what is absent is as in the options, and the language then follows the product's words. */
export interface Manner {
  readonly lang?: Lang | undefined;
  readonly tone?: Tone | undefined;
  readonly length?: Length | undefined;
}

/** The languages to write in. */
export const LANGS = ["en", "zh"] as const satisfies readonly Lang[];

/** Storage may hold anything an older version wrote. */
export function parseManner(stored: unknown): Manner {
  const from = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  return {
    lang: LANGS.find((lang) => lang === from.lang),
    tone: TONES.find((tone) => tone === from.tone),
    length: LENGTHS.find((length) => length === from.length),
  };
}

/** The one manner of the panel. */
export const rememberedManner = new Remembered("panelManner", parseManner);
