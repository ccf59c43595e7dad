// The page that opens after the installation, and the history of used texts: found, forgotten, brought back, erased, off.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { accessFaults, openOwnPage } from "./own-pages.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

describe("history and welcome", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const texts = (page) => page.locator(".texts li");

  it("the installation opens a page that writes a first text", async () => {
    const { context } = browser;
    const isWelcome = (page) => page.url().endsWith("/welcome.html");
    const page = context.pages().find(isWelcome) ?? (await context.waitForEvent("page", isWelcome));
    await page.getByRole("button", { name: "Generate title" }).click();
    await page.locator(".written li").first().waitFor({ timeout: writeMs });
    await page.getByText("Written on this device").waitFor({ timeout: writeMs });
    assert.deepEqual(await accessFaults(page), []);
    browser.keepSecret(...(await page.locator(".written li").allInnerTexts()));
    await page.close();
  });

  it("keeps what was inserted and copied, finds it, and forgets it", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const writer = new WriterUi(browser, shop.page);
    const drafts = await writer.write("title");
    await writer.insert();
    if (drafts.length > 1) await writer.options.nth(1).click();
    await writer.button("copy").click();
    const used = drafts.length > 1 ? drafts.slice(0, 2).reverse() : drafts.slice(0, 1);

    const page = await openOwnPage(browser, "history.html");
    await texts(page).first().waitFor();
    assert.deepEqual(await page.locator(".texts .text").allInnerTexts(), used);
    assert.match(await page.locator(".texts .about").first().innerText(), /^Title · .*127\.0\.0\.1/);
    const search = page.getByRole("searchbox", { name: "Search the texts" });
    await search.fill("no such words at all");
    await page.getByText("No text holds these words.").waitFor();
    await search.fill(used[0].toUpperCase());
    await page.getByText("Found: 1").waitFor();
    assert.deepEqual(await page.locator(".texts .text").allInnerTexts(), [used[0]]);
    await search.fill("");

    await texts(page).first().getByRole("button", { name: "Delete" }).click();
    await page.getByText("Deleted.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".texts .text", { hasText: used[0] }).first().waitFor();
    assert.deepEqual(await page.locator(".texts .text").allInnerTexts(), used);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await accessFaults(page), [], colorScheme);
    }

    await page.getByRole("button", { name: "Erase all…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Erase all", exact: true }).click();
    await page.getByText("Nothing yet.").waitFor();

    // Switched off, nothing more is kept.
    await page.getByRole("checkbox", { name: "Keep the texts I use" }).uncheck();
    await writer.options.first().click();
    await writer.button("copy").click();
    await shop.page.getByText("Copied.").waitFor();
    await page.reload();
    await page.getByText("Nothing yet.").waitFor();
    await page.getByRole("checkbox", { name: "Keep the texts I use" }).check();
    await writer.options.last().click();
    await writer.button("copy").click();
    // A list that is open does not grow by itself.
    for (let looks = 0; looks < 50 && (await texts(page).count()) === 0; looks += 1) {
      await page.reload();
      await page.getByText(/^Nothing yet\.|127\.0\.0\.1/).first().waitFor();
    }
    assert.deepEqual(await page.locator(".texts .text").allInnerTexts(), [drafts.at(-1)]);
    await page.close();
    await shop.page.close();
  });
});
