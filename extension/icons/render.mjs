// Renders the committed PNG icons from their drawings. Small sizes have a drawing of their own, with fewer strokes.
// Run: CHROMIUM=/usr/bin/chromium node extension/icons/render.mjs
import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const folder = import.meta.dirname;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(path.join(folder, size <= 32 ? "icon-small.svg" : "icon.svg"), "utf8");
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: path.join(folder, `icon-${size}.png`), omitBackground: true });
}
await browser.close();
