// The contract of bench.html: both models on the CPU, and models that must be refused with their code.
/* global window -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { models } from "./places.mjs";

const prompt = "The desk lamp is made of aluminium. It has a matte black finish and";
const fields = ["loadMs", "promptTokens", "prefillTokensPerSecond", "generatedTokens", "decodeTokensPerSecond", "firstTokenMs", "memoryBytes", "threads"];

async function openBench(options) {
  const browser = await openBrowser({ extension: false, ...options });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${browser.origin}/bench.html`);
  browser.keepSecret(prompt);
  return { browser, page };
}

async function bench({ browser, page }, options) {
  const outcome = await page.evaluate(
    (given) => window.shopquillBench(given).then((numbers) => ({ numbers }), (error) => ({ code: error.code })),
    { threads: 2, backend: "cpu", prompt, maxTokens: 16, ...options },
  );
  if (outcome.numbers) browser.keepSecret(outcome.numbers.text);
  return outcome;
}

describe("bench page", () => {
  let opened;
  before(async () => {
    opened = await openBench();
  });
  after(() => opened?.browser.close());

  for (const [name, file] of Object.entries(models)) {
    it(`${name} answers with every number of the contract, the same tokens each time`, async () => {
      const { numbers, code } = await bench(opened, { modelUrl: `/models/${file}` });
      assert.equal(code, undefined);
      assert.deepEqual(Object.keys(numbers).sort(), [...fields, "text", "tokenIds", "backend", "simd"].sort());
      for (const field of fields) assert.ok(Number.isFinite(numbers[field]) && numbers[field] > 0, `${field}: ${numbers[field]}`);
      assert.equal(numbers.generatedTokens, 16, "no early stop");
      assert.equal(numbers.tokenIds.length, 16);
      assert.ok(numbers.tokenIds.every(Number.isInteger));
      assert.ok(numbers.text.length > 0);
      assert.equal(numbers.backend, "cpu");
      assert.equal(numbers.threads, 2);
      assert.ok(typeof numbers.simd === "string" && numbers.simd !== "");

      const single = await bench(opened, { modelUrl: `/models/${file}`, threads: 1 });
      assert.equal(single.numbers.threads, 1);
      assert.deepEqual(single.numbers.tokenIds, numbers.tokenIds, "greedy: threads change the speed only");
    });
  }

  for (const [file, code] of [
    ["broken/noise.gguf", "bad_model"],
    ["broken/empty.gguf", "missing_model"],
    ["broken/cut.gguf", "bad_model"],
    ["broken/greedy.gguf", "bad_model"],
    ["broken/unknown-architecture.gguf", "unsupported_architecture"],
    ["broken/nothing-here.gguf", "missing_model"],
  ]) {
    it(`${file} is refused as ${code}`, async () => {
      assert.deepEqual(await bench(opened, { modelUrl: `/${file}` }), { code });
    });
  }

  it("options that make no sense are refused before anything is loaded", async () => {
    assert.deepEqual(await bench(opened, { modelUrl: "" }), { code: "bad_job" });
    assert.deepEqual(await bench(opened, { modelUrl: "/model/model.gguf", maxTokens: 0 }), { code: "bad_job" });
    assert.deepEqual(await bench(opened, { modelUrl: "/model/model.gguf", backend: "abacus" }), { code: "bad_job" });
  });

  it("the form fills the table", async () => {
    const { page } = opened;
    await page.locator("#bench-model").fill(`/models/${models.smollm}`);
    await page.locator("#bench-tokens").fill("4");
    await page.locator("#bench-run").click();
    await page.locator("#bench-results tbody tr").first().waitFor();
    assert.match(await page.locator("#bench-results tbody").innerText(), /tok\/s/);
  });
});

describe("bench page where the browser lacks something", () => {
  let opened;
  afterEach(() => opened?.browser.close());

  for (const [what, lack] of [
    ["shared memory", { isolated: false }],
    ["relaxed SIMD", { relaxedSimd: false }],
  ]) {
    it(`without ${what} it runs on one thread`, async () => {
      opened = await openBench(lack);
      const { numbers, code } = await bench(opened, { modelUrl: `/models/${models.smollm}` });
      assert.equal(code, undefined);
      assert.equal(numbers.threads, 1);
      assert.equal(numbers.generatedTokens, 16);
      assert.equal(/relaxed/.test(numbers.simd), lack.relaxedSimd !== false, numbers.simd);
    });
  }
});
