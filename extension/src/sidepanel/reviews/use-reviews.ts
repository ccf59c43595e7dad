// The panel's analysis for its tools.
import { useEffect, useState } from "preact/hooks";
import { readSession, writeSession } from "#platform/storage";
import { pureAnalyses } from "../../ui/pages/pure-analyses";
import { ownClient } from "../../ui/pages/use-job";
import { type KeptReviews, ReviewSession, type ReviewState } from "./review-session";

/** In the browser's memory, so that a panel that is closed and opened again, or opened in a tab, shows the same. Never on a disk. */
const KEPT = "reviews";

/** One for the panel: what one tool has read, the others show. */
export const reviewSession = new ReviewSession({
  client: ownClient,
  analyse: async (entries) => (await pureAnalyses()).analyseReviews(entries),
  // A list too long to be kept is only lost with the panel.
  keep: (kept) => void writeSession(KEPT, kept).catch(() => undefined),
});

/** Takes up what an earlier panel has read. Only this extension's own pages reach that memory. */
export async function restoreReviews(): Promise<void> {
  const kept = await readSession(KEPT);
  if (kept) await reviewSession.restore(kept as KeptReviews);
}

/** The present state, drawn anew at every change. */
export function useReviews(): ReviewState {
  const [state, setState] = useState(reviewSession.state);
  useEffect(() => reviewSession.subscribe(() => setState(reviewSession.state)), []);
  return state;
}
