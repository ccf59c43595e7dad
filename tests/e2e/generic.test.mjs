// Shops without an adapter of their own: small pages that build their fields in the ways dashboards do. Each page keeps
// its own copy of what was typed, the way its framework would; Insert counts only once that copy holds the text.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { WriterUi } from "./writer-ui.mjs";

describe("generic adapter", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const open = async (fixture) => {
    const page = await browser.newPage();
    await page.goto(`${browser.origin}/fixtures/${fixture}`);
    await page.locator("html[data-shopquill=extension]").waitFor();
    return { page, writer: new WriterUi(browser, page) };
  };

  const insertsInto = async ({ page, writer }, task) => {
    const before = await stateOf(page, task);
    const [best] = await writer.write(task);
    await writer.insert();
    await settles(page, task, best);
    await writer.undo();
    await settles(page, task, before);
    await writer.insert();
    await settles(page, task, best);
    await writer.close();
  };

  it("fields without labels, named by placeholders and the words before them", async () => {
    const opened = await open("unlabeled.html");
    await insertsInto(opened, "title");
    await insertsInto(opened, "description");
    await opened.page.close();
  });

  it("an input whose framework tracks its value", async () => {
    const opened = await open("tracked-input.html");
    await insertsInto(opened, "title");
    await opened.page.close();
  });

  it("a rich text editor (contenteditable)", async () => {
    const opened = await open("rich-text.html");
    await insertsInto(opened, "description");
    await opened.page.close();
  });

  it("Chinese labels, product and reply", async () => {
    const opened = await open("chinese.html");
    await insertsInto(opened, "title");
    await insertsInto(opened, "reply");
    await opened.page.close();
  });

  it("fields that appear late and are built anew", async () => {
    const { page, writer } = await open("late-fields.html");
    await writer.opener("title").waitFor();
    await page.locator("#rebuild").click();
    await writer.opener("title").waitFor();
    assert.equal(await writer.opener("title").count(), 1, "one button a field, however often the page rebuilds it");
    await writer.click("title");
    await writer.streaming();
    await page.locator("#rebuild").evaluate((button) => button.click());
    const [best] = await writer.finish();
    await writer.insert();
    await settles(page, "title", best);
    await page.close();
  });

  it("pages that sell nothing get no buttons", async () => {
    const { page, writer } = await open("not-a-shop.html");
    await page.waitForTimeout(1_500);
    for (const task of ["title", "description", "reply"]) assert.equal(await writer.opener(task).count(), 0, task);
    await page.close();
  });
});

/** Every fixture shows what it holds as JSON in <output id="held">. */
async function stateOf(page, task) {
  return JSON.parse(await page.locator("#held").textContent())[task] ?? "";
}

async function settles(page, task, expected) {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  for (let tries = 0; tries < 50 && plain(await stateOf(page, task)) !== plain(expected); tries += 1) await page.waitForTimeout(100);
  assert.equal(plain(await stateOf(page, task)), plain(expected));
}
