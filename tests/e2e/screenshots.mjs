// Pictures for the README and for looking at: the built extension on the demo dashboard, with real texts.
//   node tests/e2e/screenshots.mjs [folder]
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

const folder = process.argv[2] ?? "test-results/screenshots";

const pictures = [
  { name: "title", language: "en", path: "#/products/arc-desk-lamp", task: "title", insert: true },
  { name: "description", language: "en", path: "#/products/commuter-backpack", task: "description" },
  { name: "reply", language: "en", path: "#/inbox/t-3391", task: "reply" },
  { name: "title-zh-dark", language: "zh", path: "#/products/chuang-tou-yue-du-deng", task: "title", colorScheme: "dark" },
  { name: "description-zh", language: "zh", path: "#/products/lu-xing-cha-ju", task: "description" },
  { name: "reply-zh-dark", language: "zh", path: "#/inbox/t-5520", task: "reply", colorScheme: "dark" },
  { name: "title-phone", language: "en", path: "#/products/walnut-board", task: "title", viewport: { width: 390, height: 844 } },
];

await mkdir(folder, { recursive: true });
for (const language of ["en", "zh"]) {
  const browser = await openBrowser({ locale: language === "zh" ? "zh-CN" : "en-US" });
  try {
    for (const picture of pictures.filter((one) => one.language === language)) console.log(await take(browser, picture));
  } finally {
    await browser.close();
  }
}

async function take(browser, { name, language, path: address, task, colorScheme = "light", viewport, insert = false }) {
  const shop = await ShopUi.open(browser, { language, path: address });
  const { page } = shop;
  await page.emulateMedia({ colorScheme });
  if (viewport) await page.setViewportSize(viewport);
  const writer = new WriterUi(browser, page, language);
  await writer.click(task);
  await writer.finish();
  if (insert) await writer.insert();
  await page.waitForTimeout(400);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  await page.close();
  return file;
}
