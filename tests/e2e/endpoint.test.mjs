// The seller's own endpoint: unused while it is off; while it is on, its texts stream in and go through the same checks,
// every page says where they come from, and what goes wrong is said in a sentence.
/* global chrome -- in functions that run in the page */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { begins, ends, goesOn, says, serveChat } from "./chat-server.mjs";
import { accessFaults, openOwnPage } from "./own-pages.mjs";
import { repository } from "./places.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

const KEY = "sk-kept-between-us-4711";
const CLEAN = "Halden Desk Lamp in Matte Black Aluminium";

describe("an endpoint of the seller's own", () => {
  let browser;
  let endpoint;
  before(async () => {
    browser = await openBrowser();
    browser.keepSecret(KEY);
    endpoint = await serveChat();
  });
  after(async () => {
    await endpoint?.close();
    await browser?.close();
  });

  const settings = async () => {
    const page = await openOwnPage(browser, "options.html");
    return { page, use: page.getByRole("checkbox", { name: /Write with this endpoint|Texts are written by/ }) };
  };

  it("is off until everything is given, and asked for nothing while it is off", async () => {
    const { page, use } = await settings();
    await use.click();
    await page.getByRole("alert").getByText("Give the endpoint's address first.").waitFor();
    await page.locator("#endpoint").getByLabel("Address").fill(endpoint.url);
    await use.click();
    await page.getByRole("alert").getByText("Give the model's name first").waitFor();
    await page.locator("#endpoint").getByLabel("Model").fill("m-1");
    await page.getByLabel("Key, if it needs one").fill(KEY);
    await page.getByLabel("Key, if it needs one").blur();
    assert.equal(await use.isChecked(), false);

    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const writer = new WriterUi(browser, shop.page);
    await writer.write("title");
    assert.deepEqual(endpoint.asked, []);
    await shop.page.close();

    await use.click();
    await page.getByText(`Texts are written by ${endpoint.host}`).waitFor();
    assert.equal(await page.locator("#endpoint").getByLabel("Address").isDisabled(), true);
    await page.close();
  });

  it("streams its texts, which pass the same checks, and the panel says where they come from", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const writer = new WriterUi(browser, shop.page);
    let openLine;
    // With the label and the quotes that models like to add; once more the same; and one that makes things up.
    const texts = [`Title: "${CLEAN}"`, CLEAN, "Halden Desk Lamp, Waterproof, with 10 Year Warranty"];
    endpoint.answer = (response, _, index) => {
      if (index > 0) return says(response, texts[index]);
      openLine = response;
      begins(response, "Title: ", '"Halden Desk');
    };
    await writer.click("title");
    assert.ok((await writer.streaming()).some((text) => text.startsWith("Halden Desk")));
    goesOn(openLine, ' Lamp in Matte Black Aluminium"');
    ends(openLine);
    await writer.dialog.getByText(`Written by ${endpoint.host}, not on this device.`).waitFor();
    const drafts = await writer.drafts();
    assert.equal(drafts[0], CLEAN);
    assert.ok(drafts.every((text) => !/waterproof|warranty/i.test(text)), "a text with a claim of its own is shown");
    for (const { method, path: asked, key, body } of endpoint.asked) {
      assert.deepEqual([method, asked, key, body.model], ["POST", "/v1/chat/completions", `Bearer ${KEY}`, "m-1"]);
      assert.ok(body.messages.some(({ content }) => content.includes("Halden")), "the prompt does not hold the product's facts");
    }
    await writer.insert();
    assert.equal(await shop.title.inputValue(), CLEAN);
    await shop.page.close();
  });

  it("Stop gives the line up", async () => {
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const writer = new WriterUi(browser, shop.page);
    endpoint.closed = 0;
    const gone = [];
    endpoint.answer = (response) => {
      gone.push(new Promise((resolve) => response.on("close", resolve)));
      begins(response, "Halden Desk");
    };
    await writer.click("title");
    await writer.streaming();
    await writer.button("stop").click();
    await Promise.all(gone);
    assert.equal(endpoint.closed, gone.length);
    await writer.button("regenerate").waitFor();
    await shop.page.close();
  });

  it("every page of ours says where texts go", async () => {
    const { endpoint_privacy, popup_privacy } = await sentences("en");
    const there = endpoint_privacy.message.replace("$1", endpoint.host);
    for (const address of ["options.html", "popup.html", "sidepanel.html", "catalog.html", "welcome.html"]) {
      const page = await openOwnPage(browser, address);
      await page.getByText(there).waitFor();
      assert.equal(await page.getByText(popup_privacy.message).count(), 0, address);
      await page.close();
    }
  });

  it("the key is in no settings file, and where no page's script can read it", async () => {
    const { page } = await settings();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a file" }).click();
    assert.ok(!(await readFile(await (await saving).path(), "utf8")).includes(KEY));
    const stored = await page.evaluate(async () => JSON.stringify(await chrome.storage.local.get()));
    assert.ok(stored.includes("m-1") && !stored.includes(KEY));
    assert.equal(await page.getByLabel("Key, if it needs one").inputValue(), KEY);
    await page.close();
  });

  it("a checker finds no faults while it is on, in either theme", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await openOwnPage(browser, "options.html", { colorScheme });
      await page.getByRole("button", { name: "Try it" }).waitFor();
      assert.deepEqual(await accessFaults(page), [], colorScheme);
      await page.close();
    }
  });

  it("off again, it is asked for nothing more", async () => {
    const { page, use } = await settings();
    await use.click();
    await page.getByText("Write with this endpoint").waitFor();
    await page.getByText("Everything is written on this machine.").waitFor();
    endpoint.asked.length = 0;
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    await new WriterUi(browser, shop.page).write("title");
    assert.deepEqual(endpoint.asked, []);
    await shop.page.close();
    await page.close();
  });
});

/** What may go wrong, and the sentence that the seller reads. */
const FAULTS = {
  error_endpoint_refused: (response) => response.writeHead(401).end("{}"),
  error_endpoint_not_found: (response) => response.writeHead(404).end("{}"),
  error_endpoint_busy: (response) => response.writeHead(429).end("{}"),
  error_endpoint_broken: (response) => response.writeHead(500).end("{}"),
  error_endpoint_failed: (response) => response.writeHead(400).end("{}"),
  error_endpoint_not_chat: (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Hello</title>"),
  error_endpoint_cut: (response) => {
    begins(response, "Halden");
    response.end();
  },
  error_endpoint_unreachable: (response) => response.destroy(),
  error_nothing_usable: (response) => says(response, ""),
};

for (const [language, locale] of [["en", "en-US"], ["zh_CN", "zh-CN"]]) {
  describe(`an endpoint that fails, in ${locale}`, () => {
    let browser;
    let endpoint;
    before(async () => {
      browser = await openBrowser({ locale });
      endpoint = await serveChat();
    });
    after(async () => {
      await endpoint?.close();
      await browser?.close();
    });

    it("says so in a sentence each, and then brings the text", async () => {
      const known = await sentences(language);
      const page = await openOwnPage(browser, "options.html");
      await page.evaluate((stored) => chrome.storage.local.set({ endpoint: stored }), { on: true, url: endpoint.url, model: "m-1" });
      const attempt = page.getByRole("button", { name: known.endpoint_try.message });
      const alert = page.locator(".try").getByRole("alert");
      for (const [name, fault] of Object.entries(FAULTS)) {
        endpoint.answer = fault;
        await attempt.press("Enter");
        await alert.getByText(known[name].message).waitFor();
      }
      const title = language === "en" ? CLEAN : "流明 阅读台灯 铝合金 三档调光 白色";
      endpoint.answer = (response) => says(response, title);
      await attempt.press("Enter");
      await page.locator(".try").getByText(title).waitFor();
      assert.equal(await alert.innerText(), "");
      await page.close();
    });
  });
}

async function sentences(language) {
  return JSON.parse(await readFile(path.join(repository, "extension/_locales", language, "messages.json"), "utf8"));
}
