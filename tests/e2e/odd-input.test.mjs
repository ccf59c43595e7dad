// Forms as sellers really leave them: empty, with only a name, far too long, with markup and emoji.
/* global document, localStorage, window -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

describe("odd input", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const open = async (path) => {
    const shop = await ShopUi.open(browser, { path });
    return { shop, writer: new WriterUi(browser, shop.page) };
  };

  it("an empty form says what is missing", async () => {
    const { shop, writer } = await open("#/products/new");
    await writer.click("title");
    await writer.done();
    assert.match(await writer.alert.innerText(), /name|details/i);
    assert.equal((await writer.drafts()).length, 0);
    assert.ok(await writer.button("insert").isDisabled());
    assert.equal(await shop.title.inputValue(), "");
    await shop.page.close();
  });

  it("a form with only a name gets a title", async () => {
    const { shop, writer } = await open("#/products/new");
    await shop.title.fill("folding camping chair");
    const [best] = await writer.write("title");
    await writer.insert();
    assert.equal(await shop.title.inputValue(), best);
    await shop.save();
    await shop.page.reload();
    assert.equal(await shop.title.inputValue(), best);
    await shop.page.close();
  });

  it("a description of 20,000 characters is used or refused in plain words, and stays as it is", async () => {
    const { shop, writer } = await open("#/products/commuter-backpack");
    const long = "The pack has a padded back and two side pockets. 容量二十二升，适合通勤。 ".repeat(400).slice(0, 20_000);
    browser.keepSecret(long);
    await shop.description.fill(long);
    await writer.click("description");
    await writer.done();
    const drafts = await writer.drafts();
    if (drafts.length === 0) assert.match(await writer.alert.innerText(), /longer than|more text than|good enough/);
    assert.equal(await shop.description.inputValue(), long);
    if (drafts.length > 0) {
      await writer.insert();
      assert.equal(await shop.description.inputValue(), drafts[0]);
      await writer.undo();
      assert.equal(await shop.description.inputValue(), long);
    }
    await shop.page.close();
  });

  it("markup and emoji stay text in the shop, in the panel and in the field", async () => {
    const { shop, writer } = await open("#/products/arc-desk-lamp");
    const markup = '<img src=x onerror="window.ran=1"><b>lamp</b> 🪔 台灯';
    browser.keepSecret(markup);
    await shop.title.fill(markup);
    await shop.description.fill('</textarea><script>window.ran=1</script> ${window.ran=1} "quoted" & \'so\' 👩‍👩‍👧‍👦');
    await writer.click("title");
    await writer.done();
    await assertAnswered(writer);
    const made = await shop.page.evaluate(() => {
      const roots = [document];
      for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
      const inPanel = roots.slice(1).flatMap((root) => [...root.querySelectorAll("img, script, iframe, b")]);
      return { ran: "ran" in window, inPanel: inPanel.length, images: document.querySelectorAll("img[src=x]").length };
    });
    assert.deepEqual(made, { ran: false, inPanel: 0, images: 0 });
    await writer.close();
    await shop.save();
    await shop.go("#/products");
    await shop.page.getByRole("link", { name: markup, exact: true }).waitFor();
    assert.equal(await shop.page.evaluate(() => "ran" in window), false);
    await shop.page.close();
  });

  it("a buyer's message of markup and mixed scripts is shown as text and answered", async () => {
    const { shop, writer } = await open("#/inbox/t-3391");
    const message = '<img src=x onerror="window.ran=1"> 请问 lamp 什么时候发货? When does it ship? 🙏';
    browser.keepSecret(message);
    await shop.page.evaluate((text) => {
      const key = "lumen-loft/shop/1";
      const data = JSON.parse(localStorage.getItem(key));
      data.threads.find(({ id }) => id === "t-3391").messages[0].text = text;
      localStorage.setItem(key, JSON.stringify(data));
    }, message);
    await shop.page.reload();
    assert.equal(await shop.page.locator(".message-text").first().innerText(), message);
    await writer.click("reply");
    await writer.done();
    await assertAnswered(writer);
    assert.equal(await shop.page.evaluate(() => "ran" in window), false);
    await shop.page.close();
  });
});

/** A text, or word that none was good enough; any other failure is one. */
async function assertAnswered(writer) {
  if ((await writer.drafts()).length === 0) assert.equal(await writer.alert.innerText(), writer.nothingUsable);
}
