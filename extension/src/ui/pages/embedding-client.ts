// The port's client for pages that also ask for vectors; scripts in shops never do, so it is no part of theirs.
import { ask, PortClient } from "../../content/port-client";
import type { Embedder } from "../../worker/client";
import type { WorkerStatus } from "../../worker/protocol";

export class EmbeddingClient extends PortClient implements Embedder {
  embed(texts: readonly string[], onStatus: (status: WorkerStatus) => void, signal: AbortSignal): Promise<number[][]> {
    return ask({ type: "embed", texts }, { piece: () => undefined, status: onStatus }, signal, (message) => (message.type === "embedded" ? message.vectors : undefined));
  }
}
