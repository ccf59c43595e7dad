// The stored choices as a section of the page sees them: read once, saved at every change, and followed when another
// section or another tab changes them.
import { useEffect, useState } from "preact/hooks";
import { watchStored } from "#platform/storage";
import { loadPreferences, type Preferences, savePreferences } from "./preferences";

export interface UsedPreferences {
  /** Nothing until they are read. */
  readonly chosen: Preferences | undefined;
  readonly save: (change: Partial<Preferences>) => void;
  /** Whether this section has saved something since the page was opened. */
  readonly saved: boolean;
}

/** Reads and saves the preferences for one section. */
export function usePreferences(): UsedPreferences {
  const [chosen, setChosen] = useState<Preferences>();
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    const load = (): void => void loadPreferences().then(setChosen, () => undefined);
    load();
    return watchStored(load);
  }, []);
  const save = (change: Partial<Preferences>): void => {
    if (chosen) setChosen({ ...chosen, ...change });
    void savePreferences(change).then(() => setSaved(true));
  };
  return { chosen, save, saved };
}
