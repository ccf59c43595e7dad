// What a test does on the demo dashboard.
/* global document, localStorage, sessionStorage -- in functions that run in the page */
export class ShopUi {
  constructor(browser, page) {
    Object.assign(this, { browser, page });
  }

  /** A fresh page of the shop; `language` is the dashboard's own. */
  static async open(browser, { language = "en", path = "#/products" } = {}) {
    const page = await browser.newPage();
    // Once a tab, so that a change of language within a test lasts.
    await page.addInitScript((chosen) => {
      if (sessionStorage.getItem("chosen")) return;
      sessionStorage.setItem("chosen", chosen);
      localStorage.setItem("lumen-loft/language", chosen);
    }, language);
    const shop = new ShopUi(browser, page);
    await shop.go(path);
    return shop;
  }

  async go(path) {
    await this.page.goto(`${this.browser.origin}/index.html${path}`);
    await this.page.locator("#main .page").waitFor();
    this.browser.keepSecret(...(await this.texts()));
  }

  get title() {
    return this.page.locator("#product-title");
  }
  get description() {
    return this.page.locator("#product-description");
  }
  get reply() {
    return this.page.locator("#reply-text");
  }
  get toast() {
    return this.page.locator(".toast.shown");
  }

  async save() {
    await this.page.locator("#save-product").click();
    await this.page.locator(".toast.shown.done").waitFor();
  }

  /** The seller's and buyers' texts on the page, which no log may hold. */
  texts() {
    return this.page.evaluate(() => [
      ...[...document.querySelectorAll("#product-form input, #product-form textarea")].map((field) => field.value),
      ...[...document.querySelectorAll(".message-text, #order-facts dd")].map((node) => node.textContent ?? ""),
    ]);
  }
}
