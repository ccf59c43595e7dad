// Vendure as its own server runs it, with both of its dashboards. Its data is in memory: what was saved is asked of its API.
import { freePort, installed, startShop } from "./started-shop.mjs";

const seller = { username: "superadmin", password: "superadmin" };

/** The two interfaces over the same data. */
export const dashboards = [
  {
    name: "React dashboard",
    product: (id) => `/dashboard/products/${id}`,
    title: "#field-name",
    editor: "[data-testid='rich-text-editor'] .ProseMirror",
  },
  {
    name: "Angular admin interface",
    product: (id) => `/admin/catalog/products/${id}`,
    title: "input#name",
    editor: "vdr-rich-text-editor[formcontrolname='description'] .ProseMirror",
  },
];

export class VendureShop {
  constructor({ origin, stop }) {
    Object.assign(this, { origin, stop });
  }

  static async start() {
    const folder = installed("vendure", "dist");
    const port = await freePort();
    const env = { PORT: String(port), VENDURE_DISABLE_TELEMETRY: "true" };
    const args = ["--import", "tsx", "server.ts"];
    return new VendureShop(await startShop({ id: "vendure", program: process.execPath, args, folder, env, port, answering: { line: "the shop is ready" } }));
  }

  /** Through the login form, so that the browser's other pages are the seller's. */
  async login(browser) {
    const page = await browser.newPage();
    await page.goto(`${this.origin}/dashboard/login`);
    await page.locator("input[name=username]").fill(seller.username);
    await page.locator("input[name=password]").fill(seller.password);
    await page.locator("button[type=submit]").click();
    await page.waitForURL((url) => !url.pathname.includes("login"));
    await page.close();
  }

  /** What the shop itself holds. */
  async product(id) {
    const login = await this.#ask(`mutation { login(username: "${seller.username}", password: "${seller.password}") { __typename } }`);
    const token = login.headers.get("vendure-auth-token");
    const answer = await this.#ask(`query { product(id: "${id}") { name description } }`, { authorization: `Bearer ${token}` });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data.product;
  }

  async #ask(query, headers = {}) {
    const body = JSON.stringify({ query });
    const answer = await fetch(`${this.origin}/admin-api`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
    if (!answer.ok) throw new Error(`the shop's API answers ${answer.status}`);
    return answer;
  }
}
