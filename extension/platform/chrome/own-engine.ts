// How the extension's own pages reach the model: by ports to the background. Shared by both browsers; the demo site's twin is
// ../site/own-engine.ts.
import { EmbeddingClient } from "../../src/ui/pages/embedding-client";
import type { Embedder, WriterClient } from "../../src/worker/client";

export { watchEngine } from "../../src/ui/pages/engine-watch";

/** A writer without the seller's settings. */
export function connectWriter(): WriterClient & Embedder {
  return new EmbeddingClient();
}
