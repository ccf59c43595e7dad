// A seller's work in Vendure: both of its dashboards, from the login to what the shop's API returns after Save.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "../browser.mjs";
import { WriterUi } from "../writer-ui.mjs";
import { holds, plain, settles } from "./settled.mjs";
import { dashboards, VendureShop } from "./vendure-shop.mjs";

describe("Vendure", () => {
  let shop;
  let browser;
  before(async () => {
    shop = await VendureShop.start();
    browser = await openBrowser();
    // Both dashboards know the seller by the same cookie.
    await shop.login(browser);
  });
  after(async () => {
    try {
      await browser?.close();
    } finally {
      await shop?.stop();
    }
  });

  for (const [index, dashboard] of dashboards.entries()) {
    it(`${dashboard.name}: title and description are inserted, undone, saved and held by the shop`, async () => {
      const id = index + 1;
      const page = await browser.newPage();
      const writer = new WriterUi(browser, page);
      const before = await shop.product(id);
      browser.keepSecret(before.name, plain(before.description));
      await page.goto(`${shop.origin}${dashboard.product(id)}`);
      const title = page.locator(dashboard.title);
      const editor = page.locator(dashboard.editor);
      const update = page.getByRole("button", { name: "Update", exact: true });
      const titleIs = (text) => settles(() => title.inputValue(), text, "title");
      const textIs = (text) => settles(() => editor.innerText(), text, "description");
      await titleIs(before.name);
      const richText = await editor.innerHTML();
      assert.ok(await update.isDisabled(), "nothing to save yet");

      const [newTitle] = await writer.write("title");
      await titleIs(before.name);
      await writer.insert();
      await titleIs(newTitle);
      await writer.undo();
      await titleIs(before.name);
      await writer.insert();
      await titleIs(newTitle);
      await writer.close();

      const [newText] = await writer.write("description");
      await writer.insert();
      await textIs(newText);
      await writer.undo();
      await settles(() => editor.innerHTML(), richText, "description after Undo");
      await writer.insert();
      await textIs(newText);
      await writer.close();

      await update.click();
      await holds(() => shop.product(id), ({ name, description }) => name === newTitle && plain(description) === plain(newText), "the shop");
      await page.reload();
      await titleIs(newTitle);
      await textIs(newText);
      await page.close();
    });
  }
});
