// The side panel's tools that write about a product: from a form to what the seller takes along.
/* global navigator -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { accessFaults, openOwnPage } from "./own-pages.mjs";

const PANEL = { width: 400, height: 900 };

describe("the side panel's tools", () => {
  let browser;
  let page;
  before(async () => {
    browser = await openBrowser();
    page = await openOwnPage(browser, "sidepanel.html#short-video", { viewport: PANEL });
  });
  after(() => browser?.close());

  const open = (name) => page.getByRole("tab", { name }).click();
  const panel = () => page.getByRole("tabpanel");
  const cards = () => panel().locator("article");
  const write = async () => {
    await panel().getByRole("button", { name: "Write", exact: true }).click();
    await panel().getByRole("button", { name: "Regenerate" }).waitFor({ timeout: writeMs });
    const texts = await cards().allInnerTexts();
    browser.keepSecret(...texts);
    return texts;
  };

  it("writes for a short video, and copies one part", async () => {
    browser.keepSecret("oak reading lamp");
    await panel().getByLabel("Name", { exact: true }).fill("oak reading lamp");
    await panel().getByLabel("Price").fill("39.90");
    await panel().getByLabel("Attribute 1, name").fill("Height");
    await panel().getByLabel("Attribute 1, value").fill("42 cm");
    const [text] = await write();
    assert.match(text, /Video title\n[\s\S]+Video text\n[\s\S]*lamp/i);
    await cards().first().getByRole("button", { name: "Copy: Video text" }).click();
    await cards().first().getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.length > 10 && text.includes(copied));
  });

  it("writes a livestream script about the same product, which is still there after a reload", async () => {
    await open("Livestream script");
    await page.reload();
    await panel().getByText("Product: oak reading lamp").click();
    assert.equal(await panel().getByLabel("Attribute 1, value").inputValue(), "42 cm");
    const [text] = await write();
    for (const part of ["Opening", "Points"]) assert.ok(text.includes(`${part}\n`), `no ${part}`);
  });

  it("writes for a campaign; a second try keeps the first, and Stop keeps what was written", async () => {
    await open("Campaign");
    await panel().getByLabel("Theme").fill("back to school");
    const [first] = await write();
    assert.match(first, /Post\n[\s\S]+Ad\n/);
    await panel().getByRole("button", { name: "Regenerate" }).click();
    await panel().locator("article .part").first().waitFor({ timeout: writeMs });
    await panel().getByRole("button", { name: "Stop" }).click();
    await panel().getByText("Try 2 of 2").waitFor();
    await panel().getByRole("button", { name: "Earlier" }).click();
    assert.equal(await cards().first().innerText(), first);
  });
});

for (const [locale, colorScheme] of [
  ["en-US", "light"],
  ["zh-CN", "dark"],
]) {
  it(`is open to everyone in ${locale}, ${colorScheme}`, async () => {
    const browser = await openBrowser({ locale });
    const page = await openOwnPage(browser, "sidepanel.html", { colorScheme, viewport: PANEL });
    for (const tool of ["short-video", "live-script", "campaign"]) {
      await page.goto(page.url().replace(/#.*|$/, `#${tool}`));
      const panel = page.getByRole("tabpanel");
      await panel.getByRole("paragraph").first().waitFor();
      assert.deepEqual(await accessFaults(page), [], tool);
    }
    await browser.close();
  });
}
