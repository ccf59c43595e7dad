// Opens an editor's page with the content code in a world of its own. Both are bundled here, in memory, so that the tests
// need no built extension and follow its sources.
import path from "node:path";
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { repository } from "./places.mjs";

const fixtures = path.join(repository, "tests/e2e/fixtures/editors");
const shared = { bundle: true, write: false, target: "es2022", logLevel: "error", absWorkingDir: repository };

/** Styles for shadow roots are strings, as in the extension's own build. */
const inlineStyles = {
  name: "inline-styles",
  setup(builder) {
    builder.onResolve({ filter: /\.css\?inline$/ }, ({ path: file, resolveDir }) => ({ path: path.join(resolveDir, file.replace("?inline", "")), namespace: "inline" }));
    builder.onLoad({ filter: /.*/, namespace: "inline" }, async ({ path: file }) => ({ contents: await readFile(file, "utf8"), loader: "text" }));
  },
};

export class EditorPages {
  #browser;
  #world;
  #scripts = new Map();

  constructor(browser) {
    this.#browser = browser;
  }

  async prepare() {
    this.#world = await bundleWorld();
    await this.#browser.context.route("**/fixtures/editors/*.js", async (route) => {
      const name = path.basename(new URL(route.request().url()).pathname, ".js");
      if (!this.#scripts.has(name)) this.#scripts.set(name, bundleFixture(name));
      await route.fulfill({ contentType: "text/javascript; charset=utf-8", body: await this.#scripts.get(name) });
    });
  }

  async open(name) {
    const page = await this.#browser.newPage();
    await page.goto(`${this.#browser.origin}/fixtures/editors/${name}.html`);
    await page.waitForFunction(() => globalThis.editor !== undefined);
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "content" });
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    await evaluate(this.#world);
    return new EditorPage(page, evaluate);
  }
}

class EditorPage {
  constructor(page, evaluate) {
    Object.assign(this, { page, evaluate });
  }

  /** Calls the content code. */
  writer(name, ...args) {
    return this.evaluate(`shopquill.${name}(${args.map((value) => JSON.stringify(value)).join(", ")})`);
  }

  /** Asks the editor itself. */
  editor(name) {
    return this.page.evaluate((name) => globalThis.editor[name](), name);
  }

  async keys(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  close() {
    return this.page.close();
  }
}

async function bundleWorld() {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [path.join(repository, "tests/e2e/editors-world.ts")],
    format: "iife",
    alias: { "#platform": path.join(repository, "extension/platform/site") },
    plugins: [inlineStyles],
  });
  return outputFiles[0].text;
}

async function bundleFixture(name) {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: [path.join(fixtures, `${name}.js`)],
    format: "esm",
    // Editors ask for Node's globals, and their styles come by link.
    define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
    loader: { ".css": "empty", ".svg": "text" },
  });
  return outputFiles[0].text;
}
