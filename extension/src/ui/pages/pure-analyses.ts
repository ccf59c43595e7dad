// What the wasm module does without a model, for the extension's own pages: its plain build, loaded on first use.
import { ownFile } from "#platform/own-pages";
import { type Glue, importGlue } from "../../worker/glue";
import { WriterError } from "../../worker/client";

/** The functions of the module that need no model. */
export type PureAnalyses = Pick<Glue, "analyseReviews" | "readFigures" | "boughtTogether" | "similarProducts" | "prepareJob" | "previewJob" | "finishJob">;

let loading: Promise<PureAnalyses> | undefined;

/** The module, fetched once. Rejects with a `WriterError`, and then the next call tries again. */
export function pureAnalyses(): Promise<PureAnalyses> {
  loading ??= load().catch(() => {
    loading = undefined;
    throw new WriterError("missing_module");
  });
  return loading;
}

async function load(): Promise<PureAnalyses> {
  const glue = await importGlue(ownFile("wasm/plain/shopquill_wasm.js"));
  await glue.default();
  return glue;
}
