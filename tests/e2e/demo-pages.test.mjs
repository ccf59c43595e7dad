// The extension's pages on the demo site, in a browser without the extension: the same tools, written for by the site's worker.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { CatalogUi } from "./catalog-ui.mjs";
import { accessFaults } from "./own-pages.mjs";

describe("the extension's pages on the demo site", () => {
  let browser;
  let page;
  const open = (address) => page.goto(`${browser.origin}/${address}`);
  const sample = () => page.getByRole("button", { name: "Try it with sample data" }).click();
  before(async () => {
    browser = await openBrowser({ extension: false });
    page = await browser.newPage();
    await page.emulateMedia({ reducedMotion: "reduce" });
  });
  after(() => browser?.close());

  it("are reached from the shop, in the language that was chosen there", async () => {
    await open("index.html");
    await page.locator("#language-zh").click();
    await page.getByRole("link", { name: "侧边栏工具" }).click();
    await page.getByRole("tab", { name: "评价分析" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("tab", { name: "Reviews", exact: true }).waitFor();
  });

  it("the side panel reads sample reviews, fills in a sample product and counts sample tables", async () => {
    await page.getByRole("tab", { name: "Reviews", exact: true }).click();
    assert.equal(await page.locator("input[name=source][value=page]").count(), 0, "no other page can be read from here");
    await sample();
    await page.locator(".feelings").waitFor({ timeout: writeMs });
    assert.deepEqual(await accessFaults(page), []);
    await page.getByRole("tab", { name: "Bought together" }).click();
    await sample();
    await page.locator("table.pairs tbody tr").first().waitFor();
    await page.getByRole("tab", { name: "Similar products" }).click();
    await sample();
    await page.getByRole("tabpanel").getByRole("searchbox").fill("lamp");
    await page.getByRole("list", { name: "Products found" }).getByRole("button").first().waitFor();
    await page.getByRole("tab", { name: "Figures" }).click();
    await sample();
    await page.getByRole("img", { name: "Revenue", exact: true }).waitFor();
    await page.getByRole("tab", { name: "Short video" }).click();
    await sample();
    await page.getByText("Product: desk lamp black").waitFor();
  });

  it("the catalogue takes the sample file and writes a row", async () => {
    await open("catalog.html");
    await sample();
    await page.locator(".columns").waitFor();
    assert.deepEqual(await accessFaults(page), []);
    const catalog = new CatalogUi(browser, page);
    await catalog.candidates(1);
    const run = await catalog.start();
    await catalog.behind(1);
    await catalog.button("Pause").click();
    await catalog.button("Continue").waitFor();
    const [first] = await catalog.stored(run);
    assert.ok(["done", "review"].includes(first.status), first.status);
    assert.ok(first.texts.title.text);
    assert.deepEqual(await accessFaults(page), []);
  });

  it("the settings leave out what a web page cannot do, and hold in the demo shop", async () => {
    await open("options.html");
    await page.getByRole("heading", { name: "Writing" }).waitFor();
    assert.deepEqual(await page.locator("section").evaluateAll((all) => all.map(({ id }) => id).filter((id) => ["models", "endpoint", "sites"].includes(id))), []);
    await page.getByRole("radio", { name: "Premium" }).check({ force: true });
    await page.reload();
    assert.ok(await page.getByRole("radio", { name: "Premium" }).isChecked());
    assert.deepEqual(await accessFaults(page), []);
    await open("history.html");
    await page.getByRole("checkbox").waitFor();
    assert.deepEqual(await accessFaults(page), []);
  });
});
