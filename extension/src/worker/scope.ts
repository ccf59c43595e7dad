// The worker's own global scope. TypeScript's worker and page libraries cannot be loaded together, so the little that is
// used is named here.
import type { FromWorker } from "./protocol";

export interface WorkerScope {
  readonly location: { readonly href: string };
  readonly crossOriginIsolated: boolean;
  readonly navigator: { readonly hardwareConcurrency?: number };
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

export const scope = globalThis as unknown as WorkerScope;
