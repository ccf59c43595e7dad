// Pictures of the catalogue page for the docs, with texts by the real model.
//   node tests/e2e/catalog-screenshots.mjs [folder] [en|zh]
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "./browser.mjs";
import { CatalogUi } from "./catalog-ui.mjs";

const [folder = "docs/images", only] = process.argv.slice(2);

const FILES = {
  en: {
    name: "spring-catalogue.csv",
    text: `SKU,Product name,Brand,Price,Color,Material,Notes,Title
SQ-1001,desk lamp,Lumo,39.90,white,steel,three brightness levels,
SQ-1002,wool scarf,Northrop,49.00,camel,merino wool,gift box,Warm scarf
SQ-1003,water bottle,Tarn,24.50,green,stainless steel,holds 750 ml,
SQ-1004,cutting board,Hearth,32.00,natural,bamboo,with a hanging hole,
SQ-1005,commuter backpack,Halden,89.00,navy,recycled nylon,fits a 15 inch laptop,
SQ-1006,linen apron,Hearth,28.00,olive,linen,two pockets,Apron (linen)
`,
  },
  zh: {
    name: "春季目录.csv",
    text: `货号,商品名称,品牌,价格,颜色,材质,卖点,现有标题
A-01,护眼台灯,明禾,129.00,白色,铝合金,三档调光,
A-02,保温杯,山岚,89.00,墨绿,304不锈钢,容量500毫升,大容量保温杯
A-03,羊毛围巾,北岭,199.00,驼色,羊毛,礼盒装,
A-04,竹制砧板,青禾,59.00,原木色,竹,双面可用,
A-05,通勤双肩包,行止,239.00,藏青,尼龙,可放15寸电脑,
A-06,亚麻围裙,青禾,69.00,橄榄绿,亚麻,两个口袋,
`,
  },
};

await mkdir(folder, { recursive: true });
for (const [language, { name, text }] of Object.entries(FILES)) {
  if (only && only !== language) continue;
  const browser = await openBrowser({ locale: language === "zh" ? "zh-CN" : "en-US" });
  try {
    const light = await CatalogUi.open(browser);
    await light.bring({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await light.page.locator(".existing input").last().check();
    await shoot(light, `catalog-columns-light-${language}`);
    const run = await light.start();
    await light.page.locator(".run-bar.idle").waitFor({ timeout: 240_000 });
    await light.filter("review").click();
    await shoot(light, `catalog-review-light-${language}`);
    await light.page.close();
    const dark = await CatalogUi.open(browser, { run, colorScheme: "dark" });
    await dark.row(1).click();
    await dark.page.locator(".row-review textarea").waitFor();
    await shoot(dark, `catalog-run-dark-${language}`);
  } finally {
    await browser.close();
  }
}

async function shoot({ page }, name) {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
}
