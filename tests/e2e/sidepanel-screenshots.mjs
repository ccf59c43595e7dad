// Pictures of the side panel with a real report, for the docs and for looking at.
//   node tests/e2e/sidepanel-screenshots.mjs [folder]
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openBrowser, writeMs } from "./browser.mjs";
import { openOwnPage } from "./own-pages.mjs";
import { reviews } from "./reviews.mjs";

const folder = process.argv[2] ?? "docs/images";

await mkdir(folder, { recursive: true });
for (const language of ["en", "zh"]) {
  const browser = await openBrowser({ locale: language === "zh" ? "zh-CN" : "en-US" });
  try {
    const page = await openOwnPage(browser, "sidepanel.html#review-analysis", { viewport: { width: 400, height: 900 } });
    await page.locator("input[name=source][value=list]").check({ force: true });
    await page.locator("#pasted").fill(reviews[language]);
    await page.locator("button.primary:visible").click();
    await page.locator(".feelings").waitFor({ timeout: writeMs });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      // A chart is drawn anew in the frame after.
      await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
      const file = path.join(folder, `sidepanel-reviews-${colorScheme}-${language}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
  } finally {
    await browser.close();
  }
}
