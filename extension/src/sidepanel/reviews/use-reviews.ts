// The panel's analysis for its tools.
import { useEffect, useState } from "preact/hooks";
import { pureAnalyses } from "../../ui/pages/pure-analyses";
import { ownClient } from "../../ui/pages/use-job";
import { ReviewSession, type ReviewState } from "./review-session";

/** One for the panel: what one tool has read, the others show. */
export const reviewSession = new ReviewSession({
  client: ownClient,
  analyse: async (entries) => (await pureAnalyses()).analyseReviews(entries),
});

/** The present state, drawn anew at every change. */
export function useReviews(): ReviewState {
  const [state, setState] = useState(reviewSession.state);
  useEffect(() => reviewSession.subscribe(() => setState(reviewSession.state)), []);
  return state;
}
