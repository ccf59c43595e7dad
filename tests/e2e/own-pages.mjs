// What a test does on the extension's own pages.
/* global window -- in functions that run in the page */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { repository } from "./places.mjs";

/** Opens a page of the extension in a tab, for example `sidepanel.html`. */
export async function openOwnPage(browser, address, { colorScheme = "light", viewport } = {}) {
  const { context } = browser;
  const [worker = await context.waitForEvent("serviceworker")] = context.serviceWorkers();
  const page = await browser.newPage();
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  if (viewport) await page.setViewportSize(viewport);
  await page.goto(new URL(address, worker.url()).href);
  return page;
}

/** What a checker finds wrong with the page, a line each. */
export async function accessFaults(page) {
  await page.evaluate(await readFile(path.join(repository, "node_modules/axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`);
}
