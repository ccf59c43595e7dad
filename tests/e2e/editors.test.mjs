// The rich editors that sellers' pages are built with, each the real one: a text goes in, and what counts is what the
// editor's own model then holds. No model writes here, and the content code is bundled from its sources.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { EditorPages } from "./editors-page.mjs";
import { WriterUi } from "./writer-ui.mjs";

const english = "A basket <b>woven</b> by hand & lined.\n\nSecond paragraph: 45 x 60 cm.\nA third line with **stars** &amp; signs.";
const chinese = "手工编织的洗衣篮,结实耐用。\n\n第二段:直径45厘米,高60厘米。\n第三行 <strong>不是标记</strong> 🙂";
const own = { text: "Own words, one part bold.\n第二段,手工编织。", bold: "one part bold" };

const editors = ["ckeditor", "draft", "lexical", "prosemirror", "quill", "tinymce"];
/** Not editors: fields whose framework keeps their value. */
const inputs = ["angular", "vue"];

describe("editors", () => {
  let browser;
  let pages;
  before(async () => {
    browser = await openBrowser({ extension: false });
    pages = new EditorPages(browser);
    await pages.prepare();
    browser.keepSecret(english, chinese, own.text);
  });
  after(() => browser?.close());

  for (const name of editors) {
    it(`${name}: takes paragraphs as text and gives the seller's own back`, async () => {
      const page = await pages.open(name);
      await holds(page, own);

      assert.equal(await page.writer("insert", english), "kept");
      await holds(page, { text: english, bold: "" });
      await page.keys("Control+z");
      await holds(page, own, "the editor's own undo takes the text back");

      assert.equal(await page.writer("insert", english), "kept");
      assert.equal(await page.writer("insert", chinese), "kept");
      await holds(page, { text: chinese, bold: "" });
      assert.deepEqual(await page.writer("undo"), { outcome: "kept" });
      await holds(page, own, "with its formatting");
      assert.equal(await page.writer("canUndo"), false);

      await page.keys("Control+a", "Backspace");
      await holds(page, { text: "", bold: "" });
      assert.equal(await page.writer("insert", chinese), "kept");
      await holds(page, { text: chinese, bold: "" });
      assert.deepEqual(await page.writer("undo"), { outcome: "kept" });
      await holds(page, { text: "", bold: "" }, "an empty editor is empty again");
      await page.close();
    });

    it(`${name}: has a button beside it, and a refused text is offered to be copied`, async () => {
      const page = await pages.open(name);
      const writer = new WriterUi(browser, page.page);
      await page.writer("start", english);
      await beside(page.page, writer.opener("description"));
      await writer.write("description");
      await writer.insert();
      await holds(page, { text: english, bold: "" });
      await writer.undo();
      await holds(page, own);

      await page.editor("refuse");
      await writer.button("insert").click();
      await offersCopy(writer, /did not take the text/, english);
      await holds(page, own, "what was there stays");
      await page.close();
    });

    it(`${name}: read-only, it is left alone`, async () => {
      const page = await pages.open(name);
      const writer = new WriterUi(browser, page.page);
      await page.writer("start", english);
      await writer.write("description");
      await page.editor("lock");
      await writer.button("insert").click();
      await offersCopy(writer, /cannot be changed|removed this field/, english);
      await holds(page, own);
      await page.close();
    });
  }

  for (const name of inputs) {
    it(`${name}: a bound input and textarea`, async () => {
      const page = await pages.open(name);
      const text = await page.editor("text");
      assert.equal(await page.writer("insert", "Round basket <i>45 cm</i>", "#title"), "kept");
      assert.equal(await page.editor("title"), "Round basket <i>45 cm</i>");
      assert.deepEqual(await page.writer("undo", "#title"), { outcome: "kept" });
      assert.equal(await page.editor("title"), "woven basket");

      for (const written of [english, chinese]) {
        assert.equal(await page.writer("insert", written, "#description"), "kept");
        assert.equal(await page.editor("text"), written);
      }
      await page.keys("Tab");
      assert.equal(await page.editor("text"), chinese, "leaving the field keeps it");
      assert.deepEqual(await page.writer("undo", "#description"), { outcome: "kept" });
      assert.equal(await page.editor("text"), text);

      await page.editor("lock");
      assert.equal(await page.writer("insert", english, "#description"), "read_only");
      assert.equal(await page.editor("text"), text);
      await page.close();
    });
  }
});

/** Editors differ in the empty lines they keep between blocks; lines must stay lines. */
const lines = (text) => text.split("\n").map((line) => line.replaceAll("\u00a0", " ").trim()).filter(Boolean);

async function holds(page, { text, bold }, message) {
  const now = async () => ({ text: lines(await page.editor("text")), bold: await page.editor("bold") });
  const expected = { text: lines(text), bold };
  // Read-back came before; only what follows a key press may take a moment.
  for (let tries = 0; tries < 20 && JSON.stringify(await now()) !== JSON.stringify(expected); tries += 1) await page.page.waitForTimeout(50);
  assert.deepEqual(await now(), expected, message);
}

async function beside(page, button) {
  await button.waitFor();
  assert.equal(await button.count(), 1);
  const field = await page.locator("iframe, [contenteditable=true]").first().boundingBox();
  const { x, y } = await button.boundingBox();
  assert.ok(y >= field.y + field.height - 1 && y <= field.y + field.height + 60 && x >= field.x - 20, `the button is at ${x},${y}, the field at ${JSON.stringify(field)}`);
}

async function offersCopy(writer, notice, text) {
  await writer.dialog.getByText(notice).waitFor();
  await writer.button("copy").click();
  await writer.dialog.getByText("Copied").first().waitFor();
  assert.equal(await writer.page.evaluate(() => globalThis.navigator.clipboard.readText()), text);
}
