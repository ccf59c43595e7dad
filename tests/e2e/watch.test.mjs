// The watch itself: a page that calls out, logs a text or throws must fail the run, else the other tests prove nothing.
/* global document -- in functions that run in the page */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";

const secret = "a sentence of the seller alone";

async function runIn(script) {
  const browser = await openBrowser({ extension: false });
  const page = await browser.newPage();
  await page.goto(`${browser.origin}/fixtures/not-a-shop.html`);
  browser.keepSecret(secret);
  await page.evaluate((text) => {
    const element = document.createElement("script");
    element.textContent = text;
    document.body.append(element);
  }, script);
  await page.waitForTimeout(500);
  return browser;
}

describe("the watch over every test", () => {
  it("is silent about a page that does nothing wrong", async () => {
    await (await runIn("fetch('held.js')")).close();
  });

  it("sees a request of a page and of a worker", async () => {
    await assert.rejects((await runIn("fetch('http://outside.invalid/page').catch(() => {})")).close(), /outside/);
    const inWorker = "new Worker(URL.createObjectURL(new Blob(['fetch(\"http://outside.invalid/worker\").catch(() => {})'])))";
    await assert.rejects((await runIn(inWorker)).close(), /outside/);
  });

  it("sees a text in the log of a page and of a worker", async () => {
    await assert.rejects((await runIn(`console.info("${secret}")`)).close(), /a log holds text/);
    const inWorker = `new Worker(URL.createObjectURL(new Blob(['console.info("${secret}")'])))`;
    await assert.rejects((await runIn(inWorker)).close(), /a log holds text/);
  });

  it("sees an error nobody caught", async () => {
    await assert.rejects((await runIn("setTimeout(() => { throw new Error('lost') })")).close(), /threw an error/);
  });
});
