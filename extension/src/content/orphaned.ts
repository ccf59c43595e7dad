/** After an update the old script stays in open pages, cut off from its extension. */
export function isOrphaned(): boolean {
  // The types promise an id; an orphaned script has none, and in time no `runtime` either.
  const { runtime } = chrome as { runtime?: { id?: string } };
  return runtime?.id === undefined;
}
