// The side panel's review analysis: from a list, a page and a file to a report whose every figure leads to the buyers' words.
/* global chrome, document, navigator -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { accessFaults, openOwnPage } from "./own-pages.mjs";
import { reviews } from "./reviews.mjs";

const PANEL = { width: 400, height: 900 };

/** A canvas has no parts to find: the pointer is moved down until the chart says that there is a bar. */
async function clickBar(canvas) {
  const { width, height } = await canvas.boundingBox();
  for (let y = 4; y < height; y += 6) {
    const position = { x: width * 0.35, y };
    await canvas.hover({ position });
    if (await canvas.evaluate(({ style }) => style.cursor === "pointer")) return canvas.click({ position });
  }
  assert.fail("the chart has no bar");
}

describe("review analysis", () => {
  let browser;
  let page;
  before(async () => {
    browser = await openBrowser();
    browser.keepSecret(reviews.en.replace(/^\S+ \S+ /gm, ""));
    page = await openOwnPage(browser, "sidepanel.html#review-analysis", { viewport: PANEL });
  });
  after(() => browser?.close());

  it("opens beside the page from the popup", async () => {
    const popup = await openOwnPage(browser, "popup.html");
    const closed = popup.waitForEvent("close");
    await popup.getByRole("button", { name: "Open the side panel" }).click();
    // It closes itself once the panel is open.
    await closed;
    const [background] = browser.context.serviceWorkers();
    const panelUrl = () => background.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] }))[0]?.documentUrl ?? "");
    // The panel has an address as soon as its page has begun to load.
    let url = "";
    while (url === "") url = await panelUrl();
    assert.match(url, /\/sidepanel\.html$/);
  });

  it("reads the reviews that a page shows", async () => {
    const shop = await browser.newPage();
    await shop.goto(`${browser.origin}/index.html#/reviews`);
    const shown = shop.locator(".review-text");
    await shown.first().waitFor();
    const texts = await shown.allInnerTexts();
    browser.keepSecret(...texts);
    await page.bringToFront();
    await page.getByRole("button", { name: "Read the reviews on this page" }).click();
    await page.getByRole("button", { name: `Analyse ${texts.length} reviews` }).waitFor();
    await page.getByText(`Look at the ${texts.length} reviews`).click();
    assert.equal(await page.locator(".found .review").first().innerText(), texts[0]);
    assert.match(await page.locator(".found li .small").first().innerText(), /^[★☆]{5} · \d{4}-\d\d-\d\d$/);
    await page.getByRole("button", { name: "Read the next page too" }).click();
    await page.getByText("This page shows no new reviews.").waitFor();
    await shop.close();
  });

  it("says what to do about a page that it may not read", async () => {
    const closed = await browser.newPage();
    await closed.goto("about:blank");
    await page.bringToFront();
    await page.getByRole("button", { name: "Start over" }).click();
    await page.getByRole("button", { name: "Read the reviews on this page" }).click();
    await page.getByRole("alert").getByText("Press the Shopquill button in the toolbar").waitFor();
    await closed.close();
  });

  it("reads a table, with its columns guessed", async () => {
    await page.getByRole("radio", { name: "A file" }).check();
    const csv = "Order,Stars,Review text,Created\n1,5,Bright and quiet.,3/4/2026\n2,2,The cable is too short.,3/14/2026\n";
    await page.getByLabel("A table of reviews").setInputFiles({ name: "reviews.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.getByText("Look at the 2 reviews").click();
    assert.deepEqual(await page.locator(".found li:visible").allInnerTexts(), ["★★★★★ · 2026-03-04\n\nBright and quiet.", "★★☆☆☆ · 2026-03-14\n\nThe cable is too short."]);
    await page.getByLabel("Stars").selectOption("none");
    assert.equal(await page.locator(".found li:visible .small").first().innerText(), "2026-03-04");
    await page.getByLabel("A table of reviews").setInputFiles({ name: "reviews.csv", mimeType: "text/csv", buffer: Buffer.from("only a head\n") });
    await page.getByRole("alert").waitFor();
  });

  it("analyses a pasted list, stops and goes on", async () => {
    await page.getByRole("radio", { name: "A list" }).check();
    await page.getByLabel("Paste reviews").fill(reviews.en);
    await page.getByRole("button", { name: "Analyse 12 reviews" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText(/Stopped after \d+ of 12 reviews/).waitFor();
    await page.getByRole("button", { name: /Go on with the other \d+/ }).click();
    await page.getByText("12 reviews read", { exact: true }).waitFor({ timeout: writeMs });
    assert.equal(await page.getByRole("tabpanel", { name: "Reviews" }).evaluate((panel) => panel.contains(document.activeElement)), true, "the keyboard has kept its place");
    const counts = await page.locator(".feelings strong").allInnerTexts();
    assert.equal(counts.reduce((sum, count) => sum + Number(count), 0), 12);
    await page.getByText("3.7 stars on average, from 12 reviews").waitFor();
    assert.equal(await page.locator("canvas").count(), 2);
  });

  it("leads from a bar and from its figure in the table to quotes in their reviews", async () => {
    const dialog = page.getByRole("dialog");
    const bars = page.getByRole("img", { name: "What they speak of" });
    await clickBar(bars);
    await dialog.waitFor();
    const [title] = await dialog.getByRole("heading").allInnerTexts();
    assert.match(title, /^.+: (Happy|Mixed|Unhappy)$/);
    const said = await dialog.locator(".review").evaluateAll((texts) => texts.map((text) => [text.textContent, ...[...text.querySelectorAll("mark")].map((mark) => mark.textContent)]));
    assert.ok(said.length > 0);
    for (const [text, ...marks] of said) {
      assert.ok(reviews.en.includes(text), "a review stands as it was pasted");
      for (const mark of marks) assert.ok(mark.length > 0 && text.includes(mark));
    }
    assert.ok(said.some(([, ...marks]) => marks.length > 0), "no quote is marked");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    const table = page.getByRole("figure").filter({ has: bars }).locator("details");
    await table.locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await table.evaluate((details) => details.contains(document.activeElement)), true, "focus goes back to the figure");
  });

  it("copies the report and saves it", async () => {
    await page.getByRole("group", { name: "Take the report along" }).getByRole("button", { name: "Copy" }).click();
    await page.getByText("Copied.").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^# What 12 reviews say\n/);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as CSV" }).click();
    assert.equal((await saving).suggestedFilename(), "reviews.csv");
  });

  it("shows the audience from the same report, by keyboard", async () => {
    await page.getByRole("tab", { name: "Reviews" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Audience", selected: true }).waitFor();
    const daughter = page.getByRole("button", { name: /daughter/ }).first();
    await daughter.click();
    await page.getByRole("dialog").locator("mark", { hasText: "daughter" }).first().waitFor();
    await page.keyboard.press("Escape");
  });

  it("opens again with the same tool and the same report", async () => {
    const again = await openOwnPage(browser, "sidepanel.html", { viewport: PANEL });
    await again.getByRole("tab", { name: "Audience", selected: true }).waitFor();
    await again.getByRole("button", { name: /daughter/ }).first().waitFor();
    await again.close();
  });

  it("has no faults for a checker, in either theme", async () => {
    for (const tool of ["Audience", "Reviews"])
      for (const colorScheme of ["light", "dark"]) {
        await page.getByRole("tab", { name: tool }).click();
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await accessFaults(page), [], `${tool} ${colorScheme}`);
      }
  });
});

describe("review analysis in Chinese", () => {
  it("speaks Chinese and reads Chinese reviews", async () => {
    const browser = await openBrowser({ locale: "zh-CN" });
    try {
      browser.keepSecret(reviews.zh.replace(/^\S+ \S+ /gm, ""));
      const page = await openOwnPage(browser, "sidepanel.html#review-analysis", { viewport: PANEL });
      await page.getByRole("radio", { name: "粘贴列表" }).check();
      await page.getByLabel("粘贴评价").fill(reviews.zh);
      await page.getByRole("button", { name: "分析 12 条评价" }).click();
      await page.getByText("已分析 12 条评价").waitFor({ timeout: writeMs });
      await page.getByRole("button", { name: /满意/ }).first().click();
      const shown = page.getByRole("dialog").locator(".review");
      await shown.first().waitFor();
      const texts = await shown.allInnerTexts();
      assert.ok(texts.length > 0 && texts.every((text) => reviews.zh.includes(text)));
      assert.deepEqual(await accessFaults(page), []);
    } finally {
      await browser.close();
    }
  });
});
