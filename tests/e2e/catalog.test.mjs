// The catalogue page: a file in, a text for each row, a file out; and nothing lost whatever happens in between.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { openBrowser } from "./browser.mjs";
import { CatalogUi } from "./catalog-ui.mjs";
import { accessFaults } from "./own-pages.mjs";
import { repository } from "./places.mjs";

const fixture = (name) => path.join(repository, "extension/test/tables", name);
const csvOf = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(Papa.unparse(rows)) });
const parsed = (bytes) => Papa.parse(bytes.toString("utf8").replace(/^\uFEFF/, ""), { skipEmptyLines: true }).data;

const KINDS = ["desk lamp", "wool scarf", "water bottle", "cutting board", "commuter backpack", "linen apron", "ribbed vase", "coat hook"];
const COLORS = ["white", "green", "camel", "navy", "black"];
const products = (count) => Array.from({ length: count }, (_, place) => [`SQ-${1000 + place}`, KINDS[place % KINDS.length], COLORS[place % COLORS.length], `${9 + (place % 90)}.90`]);

describe("catalogue", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  it("200 rows, the browser killed in the middle: no row is lost and none is written twice", async () => {
    const rows = products(200);
    let catalog = await CatalogUi.open(browser);
    await catalog.bring(csvOf("two-hundred.csv", [["SKU", "Product name", "Color", "Price"], ...rows]));
    assert.deepEqual(await catalog.roles(), ["none", "name", "attribute", "price"]);
    await catalog.candidates(1);
    const run = await catalog.start();
    await catalog.behind(60);
    const before = (await catalog.stored(run)).filter(({ status }) => status !== "waiting" && status !== "writing");
    assert.ok(before.length >= 60 && before.length < 200, `${before.length} rows were written before`);
    await browser.crashAndRestart();
    const killedAt = Date.now();

    catalog = await CatalogUi.open(browser);
    const kept = await catalog.stored(run);
    assert.equal(kept.length, 200);
    assert.ok(kept.filter(({ status }) => status === "writing").length <= 1, "at most one row was cut off");
    await catalog.page.getByRole("button", { name: /two-hundred\.csv/ }).first().click();
    await catalog.finished();

    const stored = await catalog.stored(run);
    assert.deepEqual(stored.map(({ place }) => place), rows.map((_, place) => place));
    assert.deepEqual(stored.filter(({ status }) => !["done", "review", "failed"].includes(status)), []);
    const finishedBefore = kept.filter(({ texts }) => texts.title);
    for (const row of finishedBefore) assert.deepEqual(stored[row.place].texts, row.texts, `row ${row.place} was written once`);
    for (const { place } of before) assert.ok(kept[place].texts.title || kept[place].status === "failed", `row ${place} was not lost`);
    const later = stored.filter(({ place, texts }) => texts.title && !kept[place].texts.title);
    assert.ok(later.every(({ texts }) => texts.title.writtenAt > killedAt));
    const written = stored.filter(({ texts }) => texts.title);
    assert.equal(finishedBefore.length + later.length, written.length);
    assert.ok(written.length > 180, `${written.length} of 200 rows have a title`);

    const [header, ...out] = parsed(await catalog.exported("CSV"));
    assert.deepEqual(header, ["SKU", "Product name", "Color", "Price", "Title (Shopquill)"]);
    assert.deepEqual(out.map((cells) => cells.slice(0, 4)), rows);
    for (const { place, status, texts } of stored) assert.equal(out[place][4], status === "done" ? texts.title.text : "");
    await catalog.page.close();
  });

  it("pauses and goes on, in one tab at a time", async () => {
    const first = await CatalogUi.open(browser);
    await first.bring(csvOf("two-tabs.csv", [["Product name", "Color"], ...products(16).map(([, name, color]) => [name, color])]));
    await first.candidates(1);
    const run = await first.start();
    await first.behind(2);
    await first.button("Pause").click();
    await first.button("Continue").waitFor();
    const paused = await first.stored(run);
    assert.deepEqual(paused.filter(({ status }) => status === "writing"), []);
    assert.ok(paused.some(({ status }) => status === "waiting"));

    const second = await CatalogUi.open(browser, { run });
    await second.page.getByText("Another tab has this file.").waitFor();
    assert.equal(await second.button("Continue").count(), 0);
    await first.button("Continue").click();
    await second.behind(6);
    await first.page.close();
    await second.finished();
    const stored = await second.stored(run);
    for (const row of paused.filter(({ texts }) => texts.title)) assert.deepEqual(stored[row.place].texts, row.texts);
    assert.deepEqual(stored.filter(({ status }) => status === "waiting" || status === "writing"), []);
    await second.page.close();
  });

  it("replaces no text of the seller's without a yes; each row can be edited, written anew, accepted and taken back", async () => {
    const catalog = await CatalogUi.open(browser);
    const rows = [["Product name", "Color", "Title"], ["desk lamp", "white", "My own lamp title"], ["wool scarf", "camel", "My own scarf title"], ["water bottle", "green", ""]];
    await catalog.bring(csvOf("with-titles.csv", rows));
    assert.deepEqual(await catalog.roles(), ["name", "attribute", "title"]);
    await catalog.suggestForExisting();
    await catalog.candidates(2);
    const run = await catalog.start();
    await catalog.finished();
    const { page } = catalog;
    const now = (title) => page.locator("blockquote").filter({ hasText: title });
    const titles = async () => {
      await page.getByLabel("Where the new texts go").selectOption("inside");
      return parsed(await catalog.exported("CSV")).slice(1).map((cells) => cells[2]);
    };
    assert.deepEqual((await titles()).slice(0, 2), ["My own lamp title", "My own scarf title"]);

    // By keyboard from the list: the first row is accepted, which takes it out of the filter and the next one comes up.
    await catalog.filter("review").click();
    await page.getByRole("listbox").focus();
    const suggested = await page.getByLabel("Edit: Title").inputValue();
    await page.keyboard.press("a");
    await now("My own scarf title").waitFor();
    assert.deepEqual((await titles()).slice(0, 2), [suggested, "My own scarf title"]);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await now("My own lamp title").waitFor();
    assert.equal((await titles())[0], "My own lamp title");

    await page.getByLabel("Edit: Title").fill("A lamp in my own words");
    await catalog.button("Use this instead of mine").click();
    await now("My own scarf title").waitFor();
    const before = (await catalog.stored(run))[1];
    await catalog.button("Regenerate").click();
    await poll(async () => (await catalog.stored(run))[1].texts.title.writtenAt > before.texts.title.writtenAt, true);
    await poll(async () => (await catalog.stored(run))[1].status, "review");
    const anew = (await catalog.stored(run))[1];
    assert.equal(anew.tries, 1);
    assert.ok(anew.texts.title.candidates.some(({ text }) => text === before.texts.title.text), "the earlier text can still be chosen");
    await catalog.button("Keep mine").click();
    await poll(async () => (await catalog.stored(run))[1].status, "kept");
    assert.deepEqual((await titles()).slice(0, 2), ["A lamp in my own words", "My own scarf title"]);
    await page.close();
  });

  it("reads XLSX and GB18030, writes in the file's language, and exports XLSX", async () => {
    const catalog = await CatalogUi.open(browser);
    await catalog.bring(fixture("products-openpyxl.xlsx"));
    assert.deepEqual(await catalog.roles(), ["none", "name", "price", "none", "attribute", "notes"]);
    await catalog.button("All files").click();
    await catalog.bring(fixture("products-gb18030.csv"));
    assert.deepEqual(await catalog.roles(), ["name", "brand", "price", "attribute", "notes"]);
    assert.equal(await catalog.page.getByLabel("Language of the texts").inputValue(), "zh");
    await catalog.candidates(1);
    await catalog.start();
    await catalog.finished();
    const { sheets } = await readXlsx(await catalog.exported("XLSX"));
    const [header, ...rows] = sheets[0].rows;
    assert.deepEqual(header, ["商品名称", "品牌", "价格", "颜色", "备注", "Title (Shopquill)"]);
    assert.deepEqual(rows.map(([name]) => name), ["竹制砧板", "保温杯", '羊毛围巾 "冬日"']);
    const texts = rows.map((cells) => cells[5]).filter(Boolean);
    assert.ok(texts.length > 0);
    for (const text of texts) assert.match(text, /\p{Script=Han}/u);
    await catalog.page.close();
  });

  it("says in plain words what is wrong with a file, and forgets nothing over it", async () => {
    const catalog = await CatalogUi.open(browser);
    const alert = catalog.page.locator("#import-problem");
    for (const [buffer, sentence] of [
      [Buffer.from("name,price\n"), "There are no rows in this file."],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "This is an old Excel file"],
      [Buffer.from("PK\x03\x04 broken"), "This file cannot be read as a table."],
    ]) {
      await catalog.page.locator(".drop input").setInputFiles({ name: "list.xlsx", mimeType: "text/csv", buffer });
      await alert.filter({ hasText: sentence }).waitFor();
    }
    assert.ok((await catalog.page.locator(".runs li").count()) >= 4, "earlier files are still there");
    await catalog.page.close();
  });

  it("has no accessibility faults a checker can find, in either theme and language", async () => {
    const chinese = await openBrowser({ locale: "zh-CN" });
    try {
      for (const [place, opened] of [["en", browser], ["zh", chinese]]) {
        for (const colorScheme of ["light", "dark"]) {
          const catalog = await CatalogUi.open(opened, { colorScheme });
          const faults = async (view) => assert.deepEqual(await accessFaults(catalog.page), [], `${view}, ${place}, ${colorScheme}`);
          await catalog.page.locator(".drop").waitFor();
          await faults("start");
          await catalog.bring(fixture("products-openpyxl.xlsx"));
          await faults("set-up");
          await catalog.page.close();
        }
      }
    } finally {
      await chinese.close();
    }
    for (const colorScheme of ["light", "dark"]) {
      const catalog = await CatalogUi.open(browser, { colorScheme });
      await catalog.page.getByRole("button", { name: /with-titles\.csv/ }).first().click();
      await catalog.page.locator(".row-review textarea").waitFor();
      assert.deepEqual(await accessFaults(catalog.page), [], `run, ${colorScheme}`);
      await catalog.page.close();
    }
  });
});

async function poll(read, expected) {
  for (let tries = 0; tries < 100 && (await read()) !== expected; tries += 1) await new Promise((done) => setTimeout(done, 100));
  assert.equal(await read(), expected);
}
