// WebGPU on Chromium's own software adapter: the bench page writes the CPU's tokens, and the options say what runs the model.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { openOwnPage } from "./own-pages.mjs";
import { models } from "./places.mjs";

const prompt = "The desk lamp is made of aluminium. It has a matte black finish and";

/** A program that plays a GPU brings about one token a second; `SHOPQUILL_GPU_TOKENS=64` looks further. */
const tokens = Number(process.env.SHOPQUILL_GPU_TOKENS ?? 20);

/** A GPU adds in another order, which now and then decides how an activation is rounded: it may part from the CPU where two
 * tokens are this near, in standard deviations of the logits. The CPU's own kernels are 0.03 to 0.07 from each other. */
const asGoodAsEven = 0.3;

/* global navigator, window -- in functions that run in the page */
function bench(page, backend, { model = models.smollm, maxTokens = 4, runnersUp = false } = {}) {
  const options = { modelUrl: `/models/${model}`, threads: 2, backend, prompt, maxTokens, runnersUp };
  return page.evaluate((given) => window.shopquillBench(given).catch((error) => ({ code: error.code })), options);
}

describe("bench page on WebGPU", () => {
  let browser, page;
  before(async () => {
    browser = await openBrowser({ extension: false, gpu: true });
    page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${browser.origin}/bench.html`);
    browser.keepSecret(prompt);
  });
  after(() => browser?.close());

  for (const name of ["smollm", "ours"])
    it(`writes what the CPU writes: ${name}`, async (test) => {
      const adapter = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
      if (!adapter) return test.skip("this Chromium has no WebGPU adapter");
      const run = { model: models[name], maxTokens: tokens };
      const cpu = await bench(page, "cpu", { ...run, runnersUp: true });
      const gpu = await bench(page, "webgpu", run);
      assert.equal(gpu.code, undefined);
      assert.equal(cpu.backend, "cpu");
      assert.equal(gpu.backend, "webgpu", "nothing was lost on the way");
      assert.equal(gpu.generatedTokens, tokens);
      for (const { text } of [cpu, gpu]) browser.keepSecret(text);
      const at = cpu.tokenIds.findIndex((id, index) => id !== gpu.tokenIds[index]);
      if (at < 0) return assert.equal(gpu.text, cpu.text);
      const { id, behind } = cpu.runnersUp[at];
      test.diagnostic(`another token at ${at}, ${behind.toFixed(3)} standard deviations below the CPU's`);
      assert.equal(gpu.tokenIds[at], id, "the GPU took the CPU's second choice");
      assert.ok(behind < asGoodAsEven, `at token ${at} the GPU took one that is ${behind} below the CPU's`);
    });
});

describe("bench page without a GPU", () => {
  it("refuses WebGPU with its code", async () => {
    const alone = await openBrowser({ extension: false });
    try {
      const tab = await alone.newPage();
      tab.setDefaultTimeout(0);
      await tab.goto(`${alone.origin}/bench.html`);
      alone.keepSecret(prompt);
      const adapter = await tab.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
      if (adapter) return;
      assert.deepEqual(await bench(tab, "webgpu"), { code: "unsupported_backend" });
    } finally {
      await alone.close();
    }
  });
});

describe("options on WebGPU", () => {
  it("a seller's choice holds at once, and Automatic leaves alone a program that plays a GPU", async (test) => {
    const browser = await openBrowser({ gpu: true });
    try {
      const options = await openOwnPage(browser, "options.html");
      const adapter = await options.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
      if (!adapter) return test.skip("this Chromium has no WebGPU adapter");
      const says = (text) => options.getByText(text).waitFor({ timeout: writeMs });
      const load = () => options.getByRole("button", { name: "Load now" }).click();
      await load();
      await says("Now: Processor. This browser offers no graphics processor that can be used.");
      await options.getByRole("group", { name: "Runs on" }).getByRole("radio", { name: "Graphics processor" }).check();
      await load();
      await says("Now: Graphics processor. That is your choice.");
    } finally {
      await browser.close();
    }
  });
});
