// The side panel's tools that write about a product and count tables: from a form or a file to what the seller takes along.
/* global navigator -- in functions that run in the page */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser, writeMs } from "./browser.mjs";
import { accessFaults, openOwnPage } from "./own-pages.mjs";

const PANEL = { width: 400, height: 900 };
/** Lamps go with bulbs five times, and a mug and a rug once. */
const ORDERS = ["Order ID,Product", ...[1, 2, 3, 4, 5].flatMap((n) => [`#${n},Desk lamp`, `#${n},LED bulb`]), "#6,Desk lamp", "#7,Mug", "#8,Mug", "#9,Mug", "#9,Rug", "#10,Rug", "#11,Vase", "#12,Mug"].join("\n");
const FIGURES = ["Date,Views,Product clicks,Orders,Revenue", ...Array.from({ length: 14 }, (_, day) => `2026-03-${String(day + 1).padStart(2, "0")},${day < 7 ? 1000 + day : 1500 + day},60,6,${day === 10 ? 900 : 240 + (day % 3)}`), "Total,17591,840,84,4038"].join("\n");

/** Of three kinds. */
const PRODUCTS = [
  "Name,Material,Size",
  "Bedside night light,silicone,8 cm",
  "Tripod floor lamp,oak and linen,150 cm",
  "String lights for the balcony,copper wire,10 m",
  "Paper pendant shade,rice paper,40 cm",
  "Stoneware mugs,stoneware,350 ml",
  "Glass teapot with strainer,borosilicate glass,1.2 l",
  "Espresso cups,porcelain,80 ml",
  "Dog leash,braided rope,1.5 m",
  "Scratching post for kittens,sisal,60 cm",
  "Puppy chew toy,natural rubber,12 cm",
  "Raised cat bowl,ceramic,300 ml",
].join("\n");

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

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
    const history = await openOwnPage(browser, "history.html");
    await history.locator(".texts .text").getByText(copied).waitFor();
    assert.match(await history.locator(".texts .about").first().innerText(), /^Short video · oak reading lamp/);
    await history.close();
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
    // Long enough to be stopped.
    await panel().getByLabel("Length").selectOption("long");
    await panel().getByRole("button", { name: "Regenerate" }).click();
    // From here on the cards are the new try's.
    await panel().getByRole("button", { name: "Stop" }).waitFor();
    await panel().locator("article .part").first().waitFor({ timeout: writeMs });
    await page.keyboard.press("Enter");
    await panel().getByText("Try 2 of 2").waitFor();
    await panel().getByRole("button", { name: "Earlier" }).click();
    assert.equal(await cards().first().innerText(), first);
  });

  it("finds what is bought together and writes why", async () => {
    await open("Bought together");
    await panel().getByLabel("Orders, as CSV or XLSX").setInputFiles(csv("orders.csv", ORDERS));
    const row = panel().getByRole("row", { name: /Desk lamp \+ LED bulb/ });
    await row.waitFor();
    assert.deepEqual(await row.getByRole("cell").allInnerTexts(), ["5", "83%", "2×"]);
    assert.equal(await panel().getByRole("row").count(), 2);
    await row.getByRole("button").click();
    await panel().getByText("83% of the orders with Desk lamp have LED bulb too.").waitFor();
    await panel().getByText("Product: LED bulb").click();
    await panel().getByLabel("Attribute 1, name").fill("Socket");
    await panel().getByLabel("Attribute 1, value").fill("E27");
    assert.match((await write())[0], /bulb/i);
  });

  it("finds similar products and writes why", async () => {
    await open("Similar products");
    const file = panel().getByLabel("Products, as CSV or XLSX");
    await file.setInputFiles(csv("products.csv", "Colour\nred\n"));
    await panel().getByRole("alert").getByText("No product was found in this table.").waitFor();
    await file.setInputFiles(csv("products.csv", PRODUCTS));
    const search = panel().getByRole("searchbox", { name: "Find one of 11 products" });
    await search.fill("no such thing");
    await panel().getByText("No product has all of these words.").waitFor();
    await search.fill("cat bowl");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const similar = panel().getByRole("region", { name: "Similar to Raised cat bowl" });
    await similar.getByText("Compared with all of the table").waitFor({ timeout: writeMs });
    // The whole file is read; another product of it needs no reading.
    await search.fill("night");
    await panel().getByRole("button", { name: "Bedside night light" }).click();
    const near = panel().getByRole("region", { name: "Similar to Bedside night light" }).getByRole("button", { name: /alike$/ });
    await near.first().waitFor();
    const names = await near.allInnerTexts();
    assert.deepEqual(await accessFaults(page), []);
    assert.ok(names.length <= 5 && /lamp|lights|shade/.test(names[0]), names.join());
    await near.first().click();
    assert.equal(await panel().getByLabel("For whom").inputValue(), "buyers of the Bedside night light");
    assert.match((await write())[0], /lamp|light|shade/i);
  });

  it("counts figures and says what stands out", async () => {
    await open("Figures");
    await panel().getByLabel("Figures, as CSV or XLSX").setInputFiles(csv("figures.csv", FIGURES));
    await panel().getByText("Views: up 51%. On average 1,510 in 2026-03-08 – 2026-03-14, after 1,003 in 2026-03-01 – 2026-03-07.").waitFor();
    await panel().getByText("Revenue: unusually high in 2026-03-11 with 900. About 241 is usual.").waitFor();
    await panel().getByText("Rows left out: 1.").waitFor();
    await panel().getByRole("img", { name: "Revenue" }).waitFor();
    await panel().getByText("Columns of the table").click();
    await panel().getByRole("combobox", { name: "Revenue", exact: true }).selectOption("");
    await panel().getByRole("img", { name: "Orders", exact: true }).waitFor();
    await panel().getByLabel("Figures, as CSV or XLSX").setInputFiles(csv("figures.csv", "only a head\n"));
    await panel().getByRole("alert").waitFor();
    assert.equal(await panel().getByRole("img").count(), 1);
  });
});

for (const [locale, colorScheme] of [
  ["en-US", "light"],
  ["zh-CN", "dark"],
]) {
  it(`is open to everyone in ${locale}, ${colorScheme}`, async () => {
    const browser = await openBrowser({ locale });
    const page = await openOwnPage(browser, "sidepanel.html", { colorScheme, viewport: PANEL });
    for (const tool of ["short-video", "live-script", "campaign", "recommendations", "similar-products", "figures"]) {
      await page.goto(page.url().replace(/#.*|$/, `#${tool}`));
      const panel = page.getByRole("tabpanel");
      await panel.getByRole("paragraph").first().waitFor();
      const table = { recommendations: ORDERS, "similar-products": PRODUCTS, figures: FIGURES }[tool];
      if (table) {
        await panel.locator("input[type=file]").setInputFiles(csv("table.csv", table));
        await panel.locator("table, canvas, input[type=search]").first().waitFor();
      }
      assert.deepEqual(await accessFaults(page), [], tool);
    }
    await browser.close();
  });
}
