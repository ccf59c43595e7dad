// The contract of names and roles, and a whole job done without a mouse.
/* global document, window -- in functions that run in the page */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { repository } from "./places.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

describe("keyboard and accessible names", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  it("buttons, dialog, listbox and options carry the names and roles of the contract", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const writer = new WriterUi(browser, shop.page);
    await writer.opener("title").waitFor();
    await writer.opener("description").waitFor();
    const tag = await writer.opener("title").evaluate((button) => ({ name: button.localName, root: button.getRootNode().mode }));
    assert.deepEqual(tag, { name: "button", root: "open" });
    await writer.write("title");
    assert.equal(await writer.dialog.count(), 1);
    assert.equal(await writer.dialog.getByRole("listbox").count(), 1);
    assert.ok((await writer.options.count()) > 0);
    assert.equal(await writer.selected.count(), 1);
    for (const name of ["insert", "undo", "regenerate", "copy"]) assert.equal(await writer.button(name).count(), 1, name);
    await shop.go("#/inbox/t-3391");
    await writer.opener("reply").waitFor();
    await shop.page.close();
  });

  it("a checker finds no faults in the open panel, in either theme", async () => {
    const axe = await readFile(path.join(repository, "node_modules/axe-core/axe.min.js"), "utf8");
    for (const colorScheme of ["light", "dark"]) {
      const { page } = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const writer = new WriterUi(browser, page);
      await writer.write("title");
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`), [], colorScheme);
      await page.close();
    }
  });

  it("one job from Tab to Undo", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const { page } = shop;
    const writer = new WriterUi(browser, page);
    await writer.opener("title").waitFor();
    const before = await shop.title.inputValue();
    await shop.title.focus();
    await tabTo(page, "Generate title");
    await page.keyboard.press("Enter");
    await writer.dialog.waitFor();
    const drafts = await writer.finish();
    await tabTo(page, undefined, "option");
    await page.keyboard.press("ArrowDown");
    const index = await writer.options.evaluateAll((options) => options.findIndex((option) => option.getAttribute("aria-selected") === "true"));
    assert.equal(index, drafts.length > 1 ? 1 : 0, "an arrow key chooses the next candidate");
    await tabTo(page, "Insert");
    await page.keyboard.press("Enter");
    await poll(() => shop.title.inputValue(), drafts[index]);
    await tabTo(page, "Undo");
    await page.keyboard.press("Space");
    await poll(() => shop.title.inputValue(), before);
    await tabTo(page, "Close");
    await page.keyboard.press("Enter");
    await writer.dialog.waitFor({ state: "detached" });
    assert.equal((await focused(page)).name, "Generate title", "focus returns to the button that opened the panel");
    await page.close();
  });

  it("Escape closes the panel, before and after an Insert", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const { page } = shop;
    const writer = new WriterUi(browser, page);
    for (const insert of [false, true]) {
      await writer.opener("title").focus();
      await page.keyboard.press("Enter");
      await writer.dialog.waitFor();
      await writer.finish();
      if (insert) {
        await tabTo(page, "Insert");
        await page.keyboard.press("Enter");
        await writer.dialog.getByRole("button", { name: "Undo", disabled: false }).waitFor();
      }
      await page.keyboard.press("Escape");
      await writer.dialog.waitFor({ state: "detached" });
    }
    await page.close();
  });
});

async function tabTo(page, name, role) {
  for (let presses = 0; presses < 40; presses += 1) {
    const now = await focused(page);
    if (role ? now.role === role : now.name === name) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never reached ${name ?? role}`);
}

function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return { name: element?.getAttribute("aria-label") ?? element?.textContent?.trim(), role: element?.getAttribute("role") };
  });
}

async function poll(read, expected) {
  for (let tries = 0; tries < 50 && (await read()) !== expected; tries += 1) await new Promise((done) => setTimeout(done, 100));
  assert.equal(await read(), expected);
}
