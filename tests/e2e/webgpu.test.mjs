// WebGPU on Chromium's own software adapter: the bench page writes the CPU's tokens, and the options say what runs the model.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { openOwnPage } from "./own-pages.mjs";
import { models } from "./places.mjs";

const prompt = "The desk lamp is made of aluminium. It has a matte black finish and";

/* global navigator, window -- in functions that run in the page */
function bench(page, backend, maxTokens) {
  const options = { modelUrl: `/models/${models.smollm}`, threads: 2, backend, prompt, maxTokens };
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

  it("writes what the CPU writes", async (test) => {
    const adapter = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
    if (!adapter) return test.skip("this Chromium has no WebGPU adapter");
    const cpu = await bench(page, "cpu", 12);
    const gpu = await bench(page, "webgpu", 12);
    assert.equal(gpu.code, undefined);
    assert.equal(cpu.backend, "cpu");
    assert.equal(gpu.backend, "webgpu", "nothing was lost on the way");
    assert.equal(gpu.generatedTokens, 12);
    assert.deepEqual(gpu.tokenIds, cpu.tokenIds);
    assert.equal(gpu.text, cpu.text);
    browser.keepSecret(gpu.text);
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
      assert.deepEqual(await bench(tab, "webgpu", 4), { code: "unsupported_backend" });
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
