// Firefox: the background is a page and can own the worker itself. Twin of ../chrome/engine-line.ts.
import type { Line } from "../../src/background/relay";
import { createOwnHost } from "../../src/offscreen/own-host";
import { serveLine } from "../../src/offscreen/serve-line";
import type { WorkerHost } from "../../src/offscreen/worker-host";
import { linePair } from "./line-pair";

let host: WorkerHost | undefined;

export function connectEngine(): Promise<Line> {
  host ??= createOwnHost();
  const [near, far] = linePair();
  serveLine(far, host);
  return Promise.resolve(near);
}
