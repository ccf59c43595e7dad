// The seller's choices as the scripts in pages take them: as the options page has checked and stored them, so that its
// checks are no part of what runs in every page. A current copy is kept, so that a click needs no waiting.
import { readStored, watchStored } from "#platform/storage";
import type { WritingPreferences } from "./job-builder";

/** Follows what is stored. */
export function storedPreferences(): () => WritingPreferences {
  let current: WritingPreferences = {};
  const update = (): void =>
    void readStored("writing").then(
      (writing) => (current = (writing ?? {}) as WritingPreferences),
      () => undefined,
    );
  update();
  watchStored(update);
  return () => current;
}
