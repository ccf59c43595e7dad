// The benchmark page. `window.shopquillBench(o)` is the contract other tools run against (ARCHITECTURE.md); the form
// below it calls the same function.

import { BenchForm } from "./bench/form";
import { checkOptions, type BenchPageOptions } from "./bench/options";
import { runLocalBench } from "../../extension/src/worker/local-bench";
import type { BenchNumbers } from "../../extension/src/worker/protocol";

declare global {
  interface Window {
    shopquillBench(options: BenchPageOptions): Promise<BenchNumbers>;
  }
}

const form = new BenchForm((options) => window.shopquillBench(options));

// One run at a time: two would share the cores and measure each other.
let last: Promise<unknown> = Promise.resolve();

window.shopquillBench = (given) => {
  const run = last.then(async () => {
    const options = checkOptions(given);
    const workerUrl = new URL("dist/worker.js", document.baseURI);
    return runLocalBench({ ...options, workerUrl, onStatus: (status) => form.showStatus(status) });
  });
  last = run.catch(() => undefined);
  return run;
};

form.start(document.getElementById("bench"));
