// The Firefox build, loaded as it is: its content script finds the field, its background page owns the worker, the real
// model writes, Insert fills the field and Undo empties it again. One way through; everything else is proven in Chromium.
/* global document, deepAll, innerHeight, innerWidth -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { writeMs } from "../browser.mjs";
import { firefoxExtension } from "../places.mjs";
import { startServer } from "../server.mjs";
import { FirefoxBrowser } from "./bidi.mjs";

const shortly = 20_000;

describe("Firefox", () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    browser = await FirefoxBrowser.start();
    await browser.install(firefoxExtension);
  });
  after(async () => {
    try {
      await browser?.close();
    } finally {
      await server?.close();
    }
  });

  it("a title is written on the demo dashboard, inserted and undone", async () => {
    const page = await browser.open(`${server.origin}/index.html#/products/arc-desk-lamp`);
    const press = (name) => page.click(button, name);
    await page.until("the extension's mark", shortly, () => document.documentElement.dataset.shopquill === "extension");
    const before = await page.ask(title);
    assert.ok(before.length > 0);
    await press("Generate title");
    await page.until("the end of the writing", writeMs, isOver);
    const written = await page.ask(firstOption);
    assert.match(written, /[a-z]{3}/i);
    assert.equal(await page.ask(title), before, "nothing is written before Insert");
    await press("Insert");
    await page.until("the text in the field", shortly, titleIs, written);
    await press("Undo");
    await page.until("the seller's own text", shortly, titleIs, before);
  });
});

// The functions below run in the page.

function title() {
  return document.querySelector("#product-title").value;
}

function titleIs(text) {
  return document.querySelector("#product-title").value === text;
}

/** By the name that people read, once it can be pressed: in view and at rest, as the panel takes its place step by step. */
async function button(name) {
  const ready = (one) => one.checkVisibility() && !one.disabled && (one.getAttribute("aria-label") ?? one.textContent).trim() === name;
  const found = deepAll("button").find(ready);
  if (!found) return undefined;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const place = () => found.getBoundingClientRect();
  const earlier = place();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const now = place();
  const atRest = now.top === earlier.top && now.left === earlier.left;
  const inView = now.top >= 0 && now.bottom <= innerHeight && now.left >= 0 && now.right <= innerWidth;
  return atRest && inView ? found : undefined;
}

/** The panel offers to write anew when it has finished. */
function isOver() {
  return deepAll("[role=dialog] button").some((one) => one.checkVisibility() && one.textContent.trim() === "Regenerate");
}

function firstOption() {
  return deepAll("[role=dialog] [role=option] .text")[0].textContent.trim();
}
