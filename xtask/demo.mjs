// The show of `cargo xtask demo`: a real browser with the built extension on the demo shop presses the three buttons,
// and what was written is printed with its times.
//   node xtask/demo.mjs SITE EXTENSION PICTURE
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { ShopUi } from "../tests/e2e/shop-ui.mjs";
import { WriterUi } from "../tests/e2e/writer-ui.mjs";

const [site, extension, picture] = process.argv.slice(2);

const acts = [
  { task: "title", label: "Generate title", path: "#/products/arc-desk-lamp" },
  { task: "description", label: "Generate description", path: "#/products/arc-desk-lamp", photograph: true },
  { task: "reply", label: "Suggest reply", path: "#/inbox/t-3391" },
];

const profile = await mkdtemp(path.join(os.tmpdir(), "shopquill-demo-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  headless: true,
  locale: "en-US",
  viewport: { width: 1280, height: 900 },
  ignoreDefaultArgs: ["--disable-extensions"],
  args: [
    "--headless=new",
    // In containers Chromium has no sandbox to start; the only page here is our own.
    "--no-sandbox",
    "--disable-features=DisableLoadExtensionCommandLineSwitch",
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
  ],
});
try {
  context.setDefaultTimeout(20_000);
  // The show keeps no watch over the logs; the end-to-end tests do.
  const browser = { origin: site.replace(/\/$/, ""), newPage: () => context.newPage(), keepSecret() {} };
  for (const [index, act] of acts.entries()) await perform(browser, act, index === 0);
} finally {
  await context.close();
  await rm(profile, { recursive: true, force: true });
}

async function perform(browser, { task, label, path: address, photograph = false }, first) {
  const shop = await ShopUi.open(browser, { language: "en", path: address });
  await shop.page.locator("html[data-shopquill=extension]").waitFor();
  const writer = new WriterUi(browser, shop.page, "en");
  const start = performance.now();
  await writer.click(task);
  await writer.streaming();
  const begun = performance.now() - start;
  await writer.done();
  const took = performance.now() - start;
  const [best] = await writer.drafts();
  if (!best) throw new Error(`${label}: no text came`);
  if (photograph) {
    await mkdir(path.dirname(picture), { recursive: true });
    await shop.page.screenshot({ path: picture });
  }
  const loading = first ? ", loading the model included" : "";
  console.log(`\n${label} (first words after ${seconds(begun)}, all after ${seconds(took)}${loading})`);
  console.log(best.replace(/^/gm, "  "));
  await writer.insert();
  await shop.page.close();
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
