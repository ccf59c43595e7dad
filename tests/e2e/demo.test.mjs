// The main job on the demo dashboard, in English and Chinese: click, the model loads, text streams, Insert fills the
// field, Undo brings the seller's text back, Save keeps it over a reload, Send sends it.
/* global navigator -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

const languages = [
  { language: "en", locale: "en-US", product: "arc-desk-lamp", thread: "t-3391", looksRight: /[a-z]{3}/i },
  { language: "zh", locale: "zh-CN", product: "chuang-tou-yue-du-deng", thread: "t-5520", looksRight: /\p{Script=Han}{2}/u },
];

for (const { language, locale, product, thread, looksRight } of languages) {
  describe(`demo dashboard, ${language}`, () => {
    let browser;
    before(async () => {
      browser = await openBrowser({ locale });
    });
    after(() => browser?.close());

    const open = async (path) => {
      const shop = await ShopUi.open(browser, { language, path });
      return { shop, writer: new WriterUi(browser, shop.page, language) };
    };

    it("the extension marks the page, and the demo leaves the writing to it", async () => {
      const { shop } = await open(`#/products/${product}`);
      await shop.page.locator("html[data-shopquill=extension]").waitFor();
      await shop.page.locator("#writer-banner[data-state=extension]").waitFor();
      await shop.page.close();
    });

    it("title: insert, undo, save, reload", async () => {
      const { shop, writer } = await open(`#/products/${product}`);
      const before = await shop.title.inputValue();
      const [best] = await writer.write("title");
      assert.match(best, looksRight);
      assert.equal(await shop.title.inputValue(), before, "nothing is written before Insert");
      await writer.insert();
      await expectValue(shop.title, best);
      await writer.undo();
      await expectValue(shop.title, before);
      await writer.insert();
      await expectValue(shop.title, best);
      await shop.save();
      await shop.page.reload();
      await expectValue(shop.title, best);
      await shop.page.close();
    });

    it("description: streams while it is written, insert, save, reload, undo after saving", async () => {
      const { shop, writer } = await open(`#/products/${product}`);
      await writer.click("description");
      const early = (await writer.streaming()).join("");
      assert.ok(await writer.button("stop").isVisible(), "text shows before the job is over");
      const drafts = await writer.finish();
      assert.ok(drafts.join("").length > early.length, "the text grew while it was written");
      const [best] = drafts;
      assert.match(best, looksRight);
      await writer.insert();
      await expectValue(shop.description, best);
      await shop.save();
      // Saving keeps the fields, so the way back stays open.
      await writer.undo();
      await expectValue(shop.description, "");
      await shop.page.reload();
      await expectValue(shop.description, best);
      await shop.page.close();
    });

    it("reply: insert and send; the thread keeps it", async () => {
      const { shop, writer } = await open(`#/inbox/${thread}`);
      const [best] = await writer.write("reply");
      assert.match(best, looksRight);
      await writer.insert();
      await expectValue(shop.reply, best);
      await shop.page.locator("#send-reply").click();
      await shop.page.reload();
      const sent = shop.page.locator('.message[data-from="seller"] .message-text').last();
      assert.equal(await sent.innerText(), best);
      assert.equal(await shop.reply.inputValue(), "");
      await shop.page.close();
    });

    it("another candidate can be chosen, copied and written anew", async () => {
      const { shop, writer } = await open(`#/products/${product}`);
      const drafts = await writer.write("title");
      const last = drafts.length - 1;
      await writer.options.nth(last).click();
      assert.equal(await writer.options.nth(last).getAttribute("aria-selected"), "true");
      await writer.button("copy").click();
      const copied = await shop.page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied.trim(), drafts[last]);
      await writer.insert();
      await expectValue(shop.title, drafts[last]);
      await writer.button("regenerate").click();
      await writer.finish();
      await writer.close();
      await shop.page.close();
    });
  });
}

async function expectValue(field, expected) {
  for (let tries = 0; tries < 50 && (await field.inputValue()) !== expected; tries += 1) await new Promise((done) => setTimeout(done, 100));
  assert.equal(await field.inputValue(), expected);
}
