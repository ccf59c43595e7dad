// Things that happen while text is being written: Stop, a second click, a field that goes away, a reload, a closed tab.
// In each the seller's own text stays and the next click works.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

const ownText = "A lamp I like to describe in my own words.";

describe("interruptions", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  // A description is the longest text, so there is time to interrupt it.
  const start = async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    await shop.description.fill(ownText);
    browser.keepSecret(ownText);
    const writer = new WriterUi(browser, shop.page);
    await writer.click("description");
    await writer.streaming();
    return { shop, writer };
  };

  it("Stop ends the job and keeps what was written", async () => {
    const { shop, writer } = await start();
    // The panel grows with the text, so the button is never at rest until it is too late to press it.
    await writer.button("stop").click({ force: true });
    await writer.button("regenerate").waitFor({ timeout: 5_000 });
    const [kept] = await writer.drafts();
    assert.ok(kept, "the text so far stays");
    await new Promise((done) => setTimeout(done, 2_000));
    assert.equal((await writer.drafts())[0], kept, "nothing is added after Stop");
    assert.equal(await shop.description.inputValue(), ownText);
    await writer.insert();
    await writer.undo();
    assert.equal(await shop.description.inputValue(), ownText);
    await shop.page.close();
  });

  it("a second click starts no second job", async () => {
    const { shop, writer } = await start();
    const before = (await writer.drafts()).join("").length;
    // The panel may cover the button; the keyboard reaches it all the same.
    await writer.opener("description").press("Enter");
    assert.equal(await writer.dialog.count(), 1);
    assert.ok((await writer.drafts()).join("").length >= before, "the first job goes on");
    await writer.finish();
    await shop.page.close();
  });

  it("another button during a job gets its text too", async () => {
    const { shop, writer } = await start();
    await writer.opener("title").press("Enter");
    await writer.dialog.filter({ has: shop.page.getByRole("heading", { name: "Title", exact: true }) }).waitFor();
    await writer.finish();
    assert.equal(await shop.description.inputValue(), ownText);
    await shop.page.close();
  });

  it("a field removed by the page leaves the text to copy and breaks nothing", async () => {
    const { shop, writer } = await start();
    await shop.description.evaluate((field) => field.remove());
    await writer.dialog.getByText("The page has removed this field").waitFor();
    assert.ok(await writer.button("insert").isDisabled());
    assert.ok(await writer.button("copy").isEnabled());
    if (await writer.button("stop").isVisible()) await writer.button("stop").click();
    await writer.close();
    await writer.write("title");
    await shop.page.close();
  });

  it("leaving the page for another one ends the job; coming back works", async () => {
    const { shop, writer } = await start();
    await shop.page.locator(".navigation a[href='#/inbox']").evaluate((link) => link.click());
    await shop.page.locator(".thread-link").first().waitFor();
    await shop.page.goBack();
    await shop.description.waitFor();
    assert.equal(await shop.description.inputValue(), ownText, "the unsaved text is still there");
    await writer.write("title");
    await shop.page.close();
  });

  it("a reload in the middle of a job loses nothing stored, and the next click works", async () => {
    const { shop, writer } = await start();
    await shop.save();
    await shop.page.reload();
    await shop.description.waitFor();
    assert.equal(await shop.description.inputValue(), ownText);
    await writer.write("title");
    await shop.page.close();
  });

  it("a closed tab frees the model for the next one", async () => {
    const next = await ShopUi.open(browser, { path: "#/inbox/t-3391" });
    const reply = new WriterUi(browser, next.page);
    const firstWordMs = () => timed(() => reply.streaming());
    await reply.write("reply");
    await reply.button("regenerate").click();
    const aloneMs = await firstWordMs();
    await reply.done();

    const whole = await start();
    const restMs = await timed(() => whole.writer.done());
    await whole.shop.page.close();

    const closing = await start();
    await reply.button("regenerate").click();
    await closing.shop.page.close();
    const waitedMs = await firstWordMs();
    // Had the closed tab's job gone on, the reply would have waited for the rest of that description first.
    assert.ok(waitedMs < aloneMs + 0.6 * restMs + 500, `first word after ${waitedMs} ms; alone ${aloneMs} ms, the rest of a description ${restMs} ms`);
    await next.page.close();
  });
});

async function timed(wait) {
  const started = Date.now();
  await wait();
  return Date.now() - started;
}
