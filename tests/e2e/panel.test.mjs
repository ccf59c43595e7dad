// The panel's code comes only when the seller reaches for a button: under any page's content policy, fast enough to go
// unnoticed, and with a plain word where it can come no more.
/* global chrome, document, MutationObserver -- in functions that run in the page or the background */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { WriterUi } from "./writer-ui.mjs";

const ownOnly = "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'";

describe("the panel's code", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const open = async () => {
    const page = await browser.newPage();
    const fetched = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/panel.js")) fetched.push(request.url());
    });
    await page.route("**/fixtures/unlabeled.html", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": ownOnly } });
    });
    await page.goto(`${browser.origin}/fixtures/unlabeled.html`);
    const writer = new WriterUi(browser, page);
    await writer.opener("title").waitFor();
    return { page, writer, fetched };
  };

  it("comes with the first click, which is not lost, in a page that allows no script", async () => {
    const { page, writer, fetched } = await open();
    assert.deepEqual(fetched, []);
    const ms = await msToOpen(writer);
    assert.ok(ms < 1000, `opened after ${ms} ms`);
    assert.equal(fetched.length, 1);
    await writer.finish();
    await page.close();
  });

  it("is there before the click of a pointer or a keyboard that came to the button", async () => {
    const { page, writer } = await open();
    await writer.opener("title").focus();
    await page.waitForTimeout(500);
    const ms = await msToOpen(writer);
    assert.ok(ms < 100, `opened after ${ms} ms`);
    await writer.finish();
    await page.close();
  });

  it("that can come no more is told beside the button", async () => {
    const { page, writer } = await open();
    const [background] = browser.context.serviceWorkers();
    await background.evaluate(() => void setTimeout(() => chrome.runtime.reload(), 50)).catch(() => undefined);
    await page.waitForTimeout(1_500);
    await writer.opener("title").click();
    await page.getByText("Shopquill was updated. Reload this page to go on.").waitFor();
    assert.equal(await writer.dialog.count(), 0);
    await page.close();
  });
});

/** A click without a pointer's way to the button, and the time until the panel stands in the page. */
function msToOpen(writer) {
  return writer.opener("title").evaluate(
    (button) =>
      new Promise((resolve) => {
        const start = performance.now();
        const seen = () => document.querySelector("shopquill-panel") && resolve(performance.now() - start);
        new MutationObserver(seen).observe(document.documentElement, { childList: true, subtree: true });
        button.click();
      }),
  );
}
