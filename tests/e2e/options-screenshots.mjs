// Pictures of the settings, the history and the page after the installation for the docs, in both languages and themes.
//   node tests/e2e/options-screenshots.mjs [folder]
/* global chrome -- in functions that run in the page */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openBrowser, writeMs } from "./browser.mjs";
import { openOwnPage } from "./own-pages.mjs";

const folder = process.argv[2] ?? "docs/images";

const samples = {
  en: {
    locale: "en-US",
    colorScheme: "light",
    writing: { tone: "friendly", length: "medium", samples: ["Your lamp is packed and leaves our workshop tomorrow. We do not use plastic, so please keep the box.", "This lamp is turned from one piece of oak. It stands on cork and does not scratch the table."], closing: "Mia from Lumen Loft", forbidden: ["cheap", "best price"], policies: { Returns: "30 days, unused, we pay the return label", "Shipping to Norway": "6 to 9 days, 12 euro" } },
    used: [
      { task: "title", lang: "en", about: "desk lamp", text: "Halden Desk Lamp, Matte Black Aluminium, Dimmable in 3 Steps" },
      { task: "reply", lang: "en", about: "Has my lamp shipped yet?", text: "Hello, thank you for your message. Your order 3391 is packed and ships tomorrow.\nMia from Lumen Loft" },
    ],
  },
  zh: {
    locale: "zh-CN",
    colorScheme: "dark",
    writing: { tone: "friendly", length: "medium", samples: ["您好，台灯已经打包，明天从杭州发出。盒子请您先留着。", "这盏灯由整块橡木车成，底座垫了软木，不会刮花桌面。"], closing: "流明家居 小米", forbidden: ["便宜", "秒杀"], policies: { 退换货: "签收后7天内可退换，退货运费由我们承担", 发货: "48小时内从杭州发出" } },
    used: [
      { task: "title", lang: "zh", about: "阅读台灯", text: "流明 阅读台灯 铝合金 三档调光 白色" },
      { task: "reply", lang: "zh", about: "周五之前能收到吗？", text: "您好，感谢您的留言。您的订单5520今天下午发货，发货后2到3天送达。\n流明家居 小米" },
    ],
  },
};

await mkdir(folder, { recursive: true });
for (const [language, { locale, colorScheme, writing, used }] of Object.entries(samples)) {
  const browser = await openBrowser({ locale });
  const take = async (page, name) => {
    const file = path.join(folder, `${name}-${colorScheme}-${language}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
    await page.close();
  };
  try {
    const viewport = { width: 800, height: 600 };
    const welcome = await openOwnPage(browser, "welcome.html", { colorScheme, viewport });
    await welcome.locator("button.primary").click();
    await welcome.locator(".written li").nth(1).waitFor({ timeout: writeMs });
    await welcome.locator("button.primary", { hasText: language === "en" ? "Generate" : "生成" }).waitFor({ timeout: writeMs });
    await welcome.evaluate((stored) => chrome.storage.local.set({ writing: stored }), writing);
    for (const one of used) await welcome.evaluate((text) => chrome.runtime.sendMessage({ used: text }).catch(() => undefined), one);
    await take(welcome, "welcome");
    const history = await openOwnPage(browser, "history.html", { colorScheme, viewport });
    await history.locator(".texts li").nth(1).waitFor();
    await take(history, "history");
    const options = await openOwnPage(browser, "options.html", { colorScheme, viewport });
    await options.locator(".policy").nth(1).waitFor();
    await options.locator(".models .about").getByText("MB").waitFor();
    await take(options, "options");
  } finally {
    await browser.close();
  }
}
