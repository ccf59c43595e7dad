// Every build of the module on real weights: the same tokens from each, as in the golden file; texts, cancel, refusals.
// `SHOPQUILL_WRITE_GOLDEN=1` writes that file anew.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { brokenModels } from "../e2e/broken-models.mjs";
import { modelCache, models } from "../e2e/places.mjs";
import { knowsRelaxedSimd, loadBytes, loadModel, startModule } from "./module.mjs";

const goldenFile = new URL("../golden/smollm2-greedy.json", import.meta.url);
const golden = JSON.parse(await readFile(goldenFile, "utf8"));
const smollm = path.join(modelCache, models.smollm);
const job = { id: "1", task: "title", lang: "en", candidates: 2, product: { name: "desk lamp", brand: "Lumo", attributes: { color: "white" } } };

for (const [build, simd, threads] of [
  ["plain", "simd128", 1],
  ["relaxed", "relaxed", 1],
  ["relaxed", "relaxed", 2],
]) {
  if (simd === "relaxed" && !knowsRelaxedSimd) {
    it(`wasm build ${build}, ${threads} threads`, { skip: "this Node has no relaxed SIMD" }, () => undefined);
    continue;
  }
  describe(`wasm build ${build}, ${threads} threads`, () => {
    let module, writer;
    before(async () => {
      module = await startModule(build, threads);
      writer = await loadModel(module, smollm);
    });
    after(() => module?.close());

    it("says what it is", () => {
      const info = writer.info();
      assert.equal(info.architecture, "llama");
      assert.equal(info.threads, threads);
      assert.match(info.simd, new RegExp(simd));
      assert.ok(writer.memoryBytes() > 90e6, "the weights are in the module's memory");
    });

    it("writes the golden tokens", async () => {
      const { tokenIds, text, promptTokens, generatedTokens } = await writer.bench({ prompt: golden.prompt, maxTokens: golden.tokenIds.length });
      // When the engine's rounding has changed on purpose.
      if (process.env.SHOPQUILL_WRITE_GOLDEN) await writeFile(goldenFile, `${JSON.stringify({ ...golden, promptTokens, text, tokenIds }, null, 2)}\n`);
      assert.deepEqual(tokenIds, golden.tokenIds);
      assert.equal(text, golden.text);
      assert.equal(promptTokens, golden.promptTokens);
      assert.equal(generatedTokens, golden.tokenIds.length);
    });

    it("does a job: previews grow, then checked candidates", async () => {
      const previews = [];
      const { result, stats } = await writer.write(job, (candidate, text) => previews.push({ candidate, text }), () => false);
      assert.equal(result.id, "1");
      assert.ok(result.candidates.length >= 1 && result.candidates.every(({ text, checks }) => text.trim() && Array.isArray(checks)));
      assert.ok(previews.length > 1 && previews.every(({ candidate }) => candidate === 0 || candidate === 1));
      assert.ok(stats.generatedTokens > 0 && stats.firstTokenMs >= 0 && stats.totalMs >= stats.firstTokenMs);
    });

    it("stops within a token of a cancel, and takes the next job", async () => {
      let asked = 0;
      await assert.rejects(writer.write(job, () => undefined, () => ++asked > 3), { code: "cancelled" });
      assert.ok(asked <= 5, `asked ${asked} times`);
      assert.ok((await writer.write(job, () => undefined, () => false)).result.candidates.length > 0);
    });

    it("refuses a bad job with a code", async () => {
      const never = () => false;
      await assert.rejects(writer.write({ ...job, task: "sing" }, () => undefined, never), { code: "unknown_task" });
      await assert.rejects(writer.write({ ...job, product: {} }, () => undefined, never), ({ code }) => ["missing_facts", "bad_job"].includes(code));
      await assert.rejects(writer.write("title please", () => undefined, never), { code: "bad_job" });
    });
  });
}

describe("a file that is no usable model", () => {
  const expected = {
    "noise.gguf": "bad_model",
    "empty.gguf": "bad_model",
    "cut.gguf": "bad_model",
    "greedy.gguf": "bad_model",
    "unknown-architecture.gguf": "unsupported_architecture",
  };
  for (const [name, code] of Object.entries(expected)) {
    it(`${name}: ${code}`, async () => {
      const module = await startModule("plain");
      const bytes = await brokenModels[name]();
      assert.throws(() => loadBytes(module, bytes), { code });
    });
  }
});
