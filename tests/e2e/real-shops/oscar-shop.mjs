// django-oscar as Django's own server runs it, on a copy of the seeded database, which is read after saving.
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { freePort, installed, startShop } from "./started-shop.mjs";

const seller = { name: "admin@example.com", password: "admin" };
const python = "python3";
// Parameters, so that nothing is put into the statement's text.
const ask = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(sys.argv[2], sys.argv[3:]).fetchall()
json.dump(rows, sys.stdout)
`;

export class OscarShop {
  constructor({ origin, stop, data }) {
    Object.assign(this, { origin, data });
    this.stop = async () => {
      await stop();
      await rm(data, { recursive: true, force: true });
    };
  }

  static async start() {
    const folder = installed("django-oscar", "seed.sqlite3");
    const data = await mkdtemp(path.join(os.tmpdir(), "shopquill-oscar-"));
    await copyFile(path.join(folder, "seed.sqlite3"), path.join(data, "db.sqlite3"));
    const port = await freePort();
    const env = { PYTHONPATH: ["site", "."].join(path.delimiter), DJANGO_SETTINGS_MODULE: "settings", OSCAR_DATA: data };
    const args = ["-m", "django", "runserver", "--noreload", `127.0.0.1:${port}`];
    const server = await startShop({ id: "django-oscar", program: python, args, folder, env, port, answering: { path: "/dashboard/login/" } });
    return new OscarShop({ ...server, data });
  }

  /** Through the login form, so that the browser's other pages are the seller's. */
  async login(browser) {
    const page = await browser.newPage();
    await page.goto(`${this.origin}/dashboard/login/`);
    await page.locator("#id_username").fill(seller.name);
    await page.locator("#id_password").fill(seller.password);
    await page.locator("input[type=submit]").click();
    await page.waitForURL((url) => !url.pathname.includes("login"));
    await page.close();
  }

  /** What the shop itself holds. */
  async product(id) {
    const [[name, description]] = await this.#rows("select title, description from catalogue_product where id = ?", id);
    return { name, description };
  }

  /** An order's notes, oldest first. */
  async notes(order) {
    const rows = await this.#rows("select n.message from order_ordernote n join order_order o on o.id = n.order_id where o.number = ? order by n.id", order);
    return rows.map(([message]) => message);
  }

  async #rows(statement, ...values) {
    const { stdout } = await promisify(execFile)(python, ["-c", ask, path.join(this.data, "db.sqlite3"), statement, ...values.map(String)]);
    return JSON.parse(stdout);
  }
}
