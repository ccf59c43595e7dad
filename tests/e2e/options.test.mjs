// The options page: what is chosen there reaches the texts, a model of the seller's own is fetched and used, and a bad one
// changes nothing.
/* global navigator -- in functions that run in the page */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { brokenModels } from "./broken-models.mjs";
import { openBrowser, writeMs } from "./browser.mjs";
import { serveModel } from "./model-server.mjs";
import { accessFaults, openOwnPage } from "./own-pages.mjs";
import { modelCache, models } from "./places.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

const SAMPLES = ["Your order is packed. We do not use plastic.", "It ships today.\n\nIt arrives on Friday."];
const smollm = path.join(modelCache, models.smollm);

describe("options", () => {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  it("a policy that the buyer asks about is in the reply, over the shop's closing", async () => {
    const options = await openOwnPage(browser, "options.html");
    await setWarranty(options);
    await fillSamples(options);
    await options.getByLabel("Under every reply").fill("Mia from Lumen Loft");
    await options.getByLabel("Under every reply").blur();
    await options.getByText("Saved.").first().waitFor();
    await options.reload();
    assert.equal(await options.getByRole("group", { name: "Policy 1" }).getByLabel("What holds").inputValue(), "2 years on the electronics");
    assert.deepEqual(await samplesOf(options), SAMPLES);

    const page = await browser.newPage();
    await page.goto(`${browser.origin}/fixtures/buyer-question.html`);
    const drafts = await new WriterUi(browser, page).write("reply");
    assert.ok(drafts.some((text) => /2 years/i.test(text)), "no reply uses the policy");
    assert.ok(drafts.every((text) => text.endsWith("Mia from Lumen Loft")), "a reply lacks the closing");
    await page.close();
    await options.close();
  });

  it("a removed policy comes back, and a settings file brings everything back", async () => {
    const options = await openOwnPage(browser, "options.html");
    const rule = options.getByRole("group", { name: "Policy 1" }).getByLabel("What holds");
    await setWarranty(options);
    const saving = options.waitForEvent("download");
    await options.getByRole("button", { name: "Save as a file" }).click();
    const file = await (await saving).path();
    await options.getByRole("button", { name: "Remove Warranty" }).click();
    await rule.waitFor({ state: "detached" });
    await options.locator("#policies").getByRole("button", { name: "Undo" }).click();
    assert.equal(await rule.inputValue(), "2 years on the electronics");
    await options.getByRole("button", { name: "Remove Warranty" }).click();
    await rule.waitFor({ state: "detached" });
    const chooser = options.locator("#backup input[type=file]");
    await chooser.setInputFiles({ name: "notes.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await options.getByText("This is not a Shopquill settings file.").waitFor();
    await chooser.setInputFiles(file);
    await options.getByText("Loaded. Your earlier settings are one Undo away.").waitFor();
    assert.equal(await rule.inputValue(), "2 years on the electronics");
    await options.close();
  });

  it("a file that is no model, or of an unknown kind, is refused in a sentence and leaves the packed model in use", async () => {
    const options = await openOwnPage(browser, "options.html");
    await options.getByText("Use another model").click();
    const chooser = options.locator("#models input[type=file]");
    await chooser.setInputFiles({ name: "noise.gguf", mimeType: "application/octet-stream", buffer: await brokenModels["noise.gguf"]() });
    await options.getByRole("alert").getByText("This is not a GGUF model file.").waitFor();
    assert.equal(await options.getByRole("radio", { name: "noise.gguf" }).count(), 0);
    await chooser.setInputFiles({ name: "abacus.gguf", mimeType: "application/octet-stream", buffer: await brokenModels["unknown-architecture.gguf"]() });
    await options.locator(".models").getByText("This kind of model is not supported").waitFor();
    assert.ok(await options.getByRole("radio", { name: "abacus.gguf" }).isDisabled());
    assert.ok(await options.locator("input[name=model][value=packed]").isChecked());
    await options.getByRole("button", { name: "Delete abacus.gguf" }).click();
    await options.getByRole("radio", { name: "abacus.gguf" }).waitFor({ state: "detached" });
    await options.close();
  });

  it("a model is fetched over a line that breaks, goes on where it stopped, is checked, used and deleted", async () => {
    const server = await serveModel(smollm, { breakAfter: 30_000_000 });
    const options = await openOwnPage(browser, "options.html");
    await options.getByText("Use another model").click();
    await options.getByLabel("From an address").fill(server.url);
    await options.getByLabel("Its SHA-256").fill(await sha256(smollm));
    await options.getByRole("button", { name: "Fetch" }).click();
    await options.locator(".models").getByText("The connection broke.").waitFor();
    // What has come survives the page.
    await options.reload();
    await options.getByRole("button", { name: "Go on" }).click();
    const choice = options.getByRole("radio", { name: "SmolLM2.gguf" });
    await options.locator("input[name=model]:not([value=packed]):enabled").waitFor({ timeout: writeMs });
    const [first, second] = server.ranges;
    assert.deepEqual([first, server.ranges.length], [undefined, 2]);
    assert.match(second, /^bytes=[1-9]\d{6,}-$/, "the rest was not asked for from where it stopped");
    await server.close();

    await choice.check();
    const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
    const writer = new WriterUi(browser, shop.page);
    await writer.click("title");
    await writer.done();
    // A file that the browser has cleared: the packed model writes in its place.
    await clearStored(options);
    await options.getByRole("button", { name: "Free memory" }).click();
    await options.getByRole("button", { name: "Load now" }).waitFor();
    await writer.button("regenerate").click();
    assert.ok((await writer.finish()).length > 0);
    await options.locator(".models").getByText("The browser has cleared this file.").waitFor();
    assert.ok(await options.locator("input[name=model][value=packed]").isChecked());
    await options.getByRole("button", { name: "Delete SmolLM2.gguf" }).click();
    await choice.waitFor({ state: "detached" });
    await shop.page.close();
    await options.close();
  });

  it("a checker finds no faults, in either theme", async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await openOwnPage(browser, "options.html", { colorScheme });
      await page.getByRole("heading", { name: "Policies for replies" }).waitFor();
      await page.getByText("Use another model").click();
      assert.deepEqual(await accessFaults(page), [], colorScheme);
      await page.close();
    }
  });
});

/** The seller's own texts, in fields of their own. */
async function fillSamples(options) {
  const own = options.getByRole("group", { name: "Your own texts" });
  await own.getByRole("textbox", { name: "Text 1" }).fill(SAMPLES[0]);
  await own.getByRole("button", { name: "Add a text" }).click();
  await own.getByRole("textbox", { name: "Text 2" }).fill(SAMPLES[1]);
  await own.getByRole("textbox", { name: "Text 2" }).blur();
  await own.getByRole("button", { name: "Remove Text 1" }).click();
  await own.getByRole("textbox", { name: "Text 2" }).waitFor({ state: "detached" });
  await own.getByRole("button", { name: "Undo" }).click();
  await own.getByRole("textbox", { name: "Text 2" }).waitFor();
}

async function samplesOf(options) {
  const fields = options.getByRole("group", { name: "Your own texts" }).getByRole("textbox");
  await fields.nth(1).waitFor();
  return fields.evaluateAll((all) => all.map((field) => field.value));
}

/** The first policy of the shop, whether or not it stands there already. */
async function setWarranty(options) {
  const row = options.getByRole("group", { name: "Policy 1" });
  const add = options.getByRole("button", { name: "+ Warranty" });
  await row.or(add).first().waitFor();
  if ((await row.count()) === 0) await add.click();
  await row.getByLabel("What holds").fill("2 years on the electronics");
  await row.getByLabel("What holds").blur();
}

describe("the settings' pages in Chinese", () => {
  let browser;
  before(async () => {
    browser = await openBrowser({ locale: "zh-CN" });
  });
  after(() => browser?.close());

  it("speak it throughout, and a checker finds no faults in either theme", async () => {
    const pages = [
      ["options.html", "回复用的店铺规定"],
      ["history.html", "用过的文案"],
      ["welcome.html", "欢迎使用 Shopquill"],
    ];
    for (const colorScheme of ["light", "dark"]) {
      for (const [address, heading] of pages) {
        const page = await openOwnPage(browser, address, { colorScheme });
        await page.getByRole("heading", { name: heading }).waitFor();
        assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
        assert.deepEqual(await accessFaults(page), [], `${address} ${colorScheme}`);
        await page.close();
      }
    }
  });
});

async function sha256(file) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

/** Removes the weights behind the extension's back, as a browser short of space may do. */
function clearStored(page) {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("models");
    for await (const name of folder.keys()) if (name !== "index.json") await folder.removeEntry(name);
  });
}
