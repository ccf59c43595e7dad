// What a test does on the catalogue page.
/* global document, indexedDB, IDBKeyRange -- in functions that run in the page */
import { readFile } from "node:fs/promises";
import { writeMs } from "./browser.mjs";
import { openOwnPage } from "./own-pages.mjs";

export class CatalogUi {
  constructor(browser, page) {
    Object.assign(this, { browser, page });
  }

  static async open(browser, { run, ...look } = {}) {
    const page = await openOwnPage(browser, run ? `catalog.html#${run}` : "catalog.html", look);
    return new CatalogUi(browser, page);
  }

  /** Brings a file: its path, or its name and content. */
  async bring(file) {
    await this.page.locator(".drop input").setInputFiles(file);
    await this.page.locator(".columns").waitFor();
  }

  /** The roles of the columns by their headers. */
  async roles() {
    const selects = await this.page.locator(".columns select").all();
    return Promise.all(selects.map((select) => select.inputValue()));
  }

  async candidates(count) {
    await this.page.getByLabel("Suggestions per text").selectOption(String(count));
  }

  async suggestForExisting() {
    await this.page.getByLabel("Write a suggestion; yours stays until you accept it").check();
  }

  async start() {
    await this.page.locator("button[type=submit]").click();
    await this.page.locator(".run-bar").waitFor();
    return new URL(this.page.url()).hash.slice(1);
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  filter(status) {
    return this.page.locator(`.filters .${status}`);
  }

  row(index) {
    return this.page.locator(".row").nth(index);
  }

  /** Waits until the run has come so far. */
  async behind(rows) {
    await this.page.waitForFunction((wanted) => document.querySelector(".run-bar progress")?.value >= wanted, rows, { timeout: writeMs });
  }

  async finished() {
    await this.page.getByText("Finished", { exact: true }).waitFor({ timeout: writeMs });
  }

  /** The rows as the database has them. */
  async stored(run) {
    const rows = await this.page.evaluate(
      (id) =>
        new Promise((done, fail) => {
          const opening = indexedDB.open("catalog");
          opening.onerror = () => fail(opening.error);
          opening.onsuccess = () => {
            const asking = opening.result.transaction("rows").objectStore("rows").getAll(IDBKeyRange.bound([id], [id, []]));
            asking.onsuccess = () => {
              opening.result.close();
              done(asking.result);
            };
          };
        }),
      run,
    );
    this.browser.keepSecret(...rows.flatMap(({ texts }) => Object.values(texts).map(({ text }) => text)));
    return rows;
  }

  /** The exported file's bytes. */
  async exported(format) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.button(`Export ${format}`).click()]);
    return readFile(await download.path());
  }
}
