// Whether this machine's GPU is worth using: processor and GPU write the same short text, and the GPU must bring the same
// tokens, sooner. The answer is remembered for the model, the adapter and the browser's version.
import { type DBSchema, openDB } from "idb";
import type { Writer } from "./glue";
import type { Backend } from "./protocol";

/** Why a backend is used: the seller's own choice, or what the trial found of the GPU. */
export type Reason = "asked" | "faster" | "slower" | "wrong" | "absent" | "lost";

export interface Verdict {
  readonly backend: Backend;
  readonly reason: Reason;
}

/** Where verdicts are kept. */
export interface Verdicts {
  get(key: string): Promise<Verdict | undefined>;
  put(key: string, verdict: Verdict): Promise<unknown>;
}

const PROMPT = "Write a product description for an online shop. Product: insulated water bottle. Capacity: 750 ml. Color: matte black. Material: stainless steel. ";
const TOKENS = 24;
/** After so many a near-tie may well fall the other way. */
const SAME_TOKENS = 8;
/** A job is about so many tokens read and written. */
const JOB = { prompt: 300, written: 150 };
/** A GPU is shared with the screen, so it must win clearly. */
const CLEARLY = 1.15;

/** Uses the faster of both. Whatever goes wrong with the GPU leaves the model to the processor. */
export async function chooseBackend(writer: Writer, adapter: string | undefined, model: string, verdicts: Verdicts): Promise<Verdict> {
  if (adapter === undefined || !writer.useGpu) return { backend: "cpu", reason: "absent" };
  const key = JSON.stringify([model, adapter, navigator.userAgent]);
  const known = await verdicts.get(key).catch(() => undefined);
  if (known?.backend === "webgpu") return (await preferGpu(writer)).backend === "webgpu" ? known : { backend: "cpu", reason: "absent" };
  if (known) return known;
  const verdict = await tryBoth(writer);
  if (verdict.backend === "cpu") writer.useCpu();
  // A device that was lost may be back tomorrow.
  if (verdict.reason !== "lost") await verdicts.put(key, verdict).catch(() => undefined);
  return verdict;
}

/** Uses the GPU without a trial, where there is one. */
export async function preferGpu(writer: Writer): Promise<Verdict> {
  try {
    await writer.useGpu?.();
  } catch {
    return { backend: "cpu", reason: "absent" };
  }
  return writer.useGpu ? { backend: "webgpu", reason: "asked" } : { backend: "cpu", reason: "absent" };
}

async function tryBoth(writer: Writer): Promise<Verdict> {
  const cpu = await measure(writer, TOKENS);
  if ((await preferGpu(writer)).backend === "cpu") return { backend: "cpu", reason: "lost" };
  // The first run makes the kernels' programs.
  await measure(writer, 2);
  const gpu = await measure(writer, TOKENS);
  if (writer.info().backend !== "webgpu") return { backend: "cpu", reason: "lost" };
  const same = gpu.tokenIds.slice(0, SAME_TOKENS).join() === cpu.tokenIds.slice(0, SAME_TOKENS).join();
  if (!same) return { backend: "cpu", reason: "wrong" };
  return gpu.jobSeconds * CLEARLY < cpu.jobSeconds ? { backend: "webgpu", reason: "faster" } : { backend: "cpu", reason: "slower" };
}

async function measure(writer: Writer, maxTokens: number): Promise<{ tokenIds: number[]; jobSeconds: number }> {
  const { tokenIds, prefillTokensPerSecond, decodeTokensPerSecond } = await writer.bench({ prompt: PROMPT, maxTokens, drafts: false });
  return { tokenIds, jobSeconds: JOB.prompt / prefillTokensPerSecond + JOB.written / decodeTokensPerSecond };
}

interface Gpu {
  requestAdapter(options: { powerPreference: string }): Promise<{ info?: Partial<Record<"vendor" | "architecture" | "device" | "description", string>> & { isFallbackAdapter?: boolean } } | null>;
}

/** The GPU's name as far as the browser tells it; nothing where there is none, or a program that plays one. */
export async function findAdapter(): Promise<string | undefined> {
  const { gpu } = navigator as { gpu?: Gpu };
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (!adapter || adapter.info?.isFallbackAdapter) return undefined;
  const { vendor, architecture, device, description } = adapter.info ?? {};
  return [vendor, architecture, device, description].filter(Boolean).join(" ");
}

interface TrialSchema extends DBSchema {
  verdicts: { key: string; value: Verdict };
}

/** In the browser's own database. A private window has none; it tries anew. */
export const storedVerdicts: Verdicts = {
  get: async (key) => (await database()).get("verdicts", key),
  put: async (key, verdict) => (await database()).put("verdicts", verdict, key),
};

function database() {
  return openDB<TrialSchema>("shopquill-gpu-trials", 1, { upgrade: (db) => void db.createObjectStore("verdicts") });
}
