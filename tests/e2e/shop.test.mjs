// The demo shop by itself: a seller's admin that stores, finds and keeps things. No model is needed here.
/* global document, localStorage, window -- in functions that run in the page */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { repository } from "./places.mjs";
import { ShopUi } from "./shop-ui.mjs";

describe("demo shop", () => {
  let browser;
  before(async () => {
    browser = await openBrowser({ extension: false });
  });
  after(() => browser?.close());

  it("finds products by word, status and category, and says when nothing fits", async () => {
    const { page } = await ShopUi.open(browser);
    const rows = page.locator("tr[data-product-id]");
    assert.equal(await rows.count(), 24);
    await page.locator("#product-search").fill("desk lamp halden");
    assert.equal(await rows.count(), 1);
    await page.locator("#product-search").fill("no such thing");
    await page.getByRole("button", { name: "Clear filters" }).click();
    assert.equal(await rows.count(), 24);
    await page.locator(".filter[data-value=draft]").click();
    assert.equal(await rows.count(), 4);
    await page.locator("#product-category-filter").selectOption("pets");
    assert.equal(await rows.count(), 1);
    await page.close();
  });

  it("checks the form, saves, and keeps what was saved", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/new" });
    const { page } = shop;
    await page.locator("#product-price").fill("cheap");
    await page.locator("#save-product").click();
    assert.equal(await page.locator("[aria-invalid]").count(), 2);
    await shop.title.fill("Beech coat hook");
    await page.locator("#product-price").fill("12.50");
    await page.locator("#attribute-name-1").fill("Material");
    await page.locator("#attribute-value-1").fill("beech");
    await shop.save();
    assert.match(page.url(), /#\/products\/beech-coat-hook-/);
    await page.reload();
    assert.equal(await shop.title.inputValue(), "Beech coat hook");
    assert.equal(await page.locator("#attribute-value-1").inputValue(), "beech");
    await shop.go("#/products");
    assert.equal(await page.locator("tr[data-product-id]").count(), 25);
    await page.close();
  });

  it("keeps unsaved text over a visit elsewhere and a change of language", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/ribbed-vase" });
    const { page } = shop;
    await shop.description.fill("Half a thought");
    await page.locator(".navigation a[href='#/reviews']").click();
    await page.locator(".review").first().waitFor();
    await page.goBack();
    assert.equal(await shop.description.inputValue(), "Half a thought");
    await page.locator("#language-zh").click();
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    assert.equal(await shop.description.inputValue(), "Half a thought");
    await page.locator("#discard-product").click();
    assert.equal(await shop.description.inputValue(), "");
    await page.close();
  });

  it("answers a buyer, moves the thread to the answered ones, and resets", async () => {
    const shop = await ShopUi.open(browser, { path: "#/inbox/t-3391" });
    const { page } = shop;
    await page.locator("#send-reply").click();
    await page.locator(".toast.shown.problem").waitFor();
    await shop.reply.fill("Hello Marta, it ships tomorrow.");
    await page.locator("#send-reply").click();
    await page.locator(".filter[data-value=answered]").click();
    await page.locator("[data-thread-id=t-3391].thread-link").waitFor();
    await page.reload();
    assert.equal(await page.locator(".message").count(), 2);
    await page.locator("#reset-demo").click();
    await page.locator("#reset-demo").click();
    assert.equal(await page.locator(".message").count(), 1);
    await page.close();
  });

  it("survives stored data it cannot read", async () => {
    const shop = await ShopUi.open(browser);
    for (const broken of ["{", "null", '{"products":1}', '{"products":[null],"threads":[],"reviews":[]}']) {
      await shop.page.evaluate((text) => localStorage.setItem("lumen-loft/shop/1", text), broken);
      await shop.page.reload();
      assert.equal(await shop.page.locator("tr[data-product-id]").count(), 24, broken);
    }
    await shop.page.close();
  });

  it("has no accessibility faults a checker can find, in either theme", async () => {
    const axe = await readFile(path.join(repository, "node_modules/axe-core/axe.min.js"), "utf8");
    for (const colorScheme of ["light", "dark"]) {
      for (const hash of ["#/products", "#/products/arc-desk-lamp", "#/products/new", "#/inbox", "#/inbox/t-3378", "#/reviews"]) {
        const { page } = await ShopUi.open(browser, { path: hash });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), [], `${hash}, ${colorScheme}`);
        await page.close();
      }
    }
  });

  it("fits a phone", async () => {
    const shop = await ShopUi.open(browser);
    await shop.page.setViewportSize({ width: 360, height: 740 });
    for (const hash of ["#/products", "#/products/arc-desk-lamp", "#/inbox", "#/inbox/t-3378", "#/reviews"]) {
      await shop.go(hash);
      const tooWide = await shop.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(tooWide <= 0, `${hash} is ${tooWide} pixels too wide`);
    }
    await shop.page.close();
  });
});
