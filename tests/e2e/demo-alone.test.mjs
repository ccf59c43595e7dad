// The demo site in a browser without the extension: the same buttons, driven by the page's own worker.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

for (const isolated of [true, false]) {
  describe(`demo without the extension, ${isolated ? "isolated" : "not isolated"}`, () => {
    let browser;
    after(() => browser?.close());

    it("writes a title and a reply and shows where the model stands", async () => {
      browser = await openBrowser({ extension: false, isolated });
      const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
      const banner = shop.page.locator("#writer-banner");
      await shop.page.locator("html[data-shopquill=demo]").waitFor();
      assert.equal(await banner.getAttribute("data-state"), "empty");
      const writer = new WriterUi(browser, shop.page);
      await writer.click("title");
      await shop.page.locator("#writer-banner[data-state=loading]").waitFor();
      await shop.page.locator("#writer-banner[data-state=ready]").waitFor({ timeout: writeMs });
      const [best] = await writer.finish();
      await writer.insert();
      assert.equal(await shop.title.inputValue(), best);
      await shop.save();

      await shop.go("#/inbox/t-3391");
      const [reply] = await writer.write("reply");
      await writer.insert();
      assert.equal(await shop.reply.inputValue(), reply);
      await shop.page.close();
    });

    it("changes the language of its buttons with the shop's", async () => {
      const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
      await new WriterUi(browser, shop.page, "en").opener("title").waitFor();
      await shop.page.locator("#language-zh").click();
      await new WriterUi(browser, shop.page, "zh").opener("title").waitFor();
      assert.equal(await new WriterUi(browser, shop.page, "en").opener("title").count(), 0);
      await shop.page.close();
    });
  });
}
