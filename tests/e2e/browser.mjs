// A browser for one test file, with or without the built extension, and the watch over it: nothing may leave the machine
// and no log may hold a word of the page. The watch reads what the pages report, and after the browser has closed its own
// network log and console log, which also cover the extension's background, offscreen page and workers.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readlink, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { readNetLog } from "./net-log.mjs";
import { chromeExtension, chromium as executablePath } from "./places.mjs";
import { startServer } from "./server.mjs";

const local = /^(http:\/\/127\.0\.0\.1(:\d+)?\/|chrome-extension:\/\/|data:|blob:http:\/\/127\.0\.0\.1|about:)/;

/** How long a model may take to load and write on a slow machine. */
export const writeMs = Number(process.env.SHOPQUILL_E2E_WRITE_MS ?? 240_000);

/** `knownErrors` are those that a page of somebody else's throws by itself. */
export async function openBrowser({ extension = true, locale = "en-US", isolated = true, relaxedSimd = true, knownErrors = [], gpu = false } = {}) {
  if (extension) assert.ok(existsSync(path.join(chromeExtension, "manifest.json")), "extension/dist/chrome is missing: run `cargo xtask build`");
  const folder = await mkdtemp(path.join(os.tmpdir(), "shopquill-e2e-"));
  const server = await startServer({ isolated, relaxedSimd });
  const options = { folder, extension, locale, knownErrors, gpu };
  return new TestBrowser({ ...(await launch(options)), server, options });
}

/** Starts a browser on the folder's profile; `start` counts its starts, each with logs of its own. */
async function launch({ folder, extension, locale, gpu }, start = 1) {
  const logs = { net: path.join(folder, `net-${start}.json`), console: path.join(folder, `console-${start}.log`) };
  const context = await chromium.launchPersistentContext(profileOf(folder), {
    executablePath,
    headless: true,
    locale,
    // The extension's interface language comes from the browser's, which on Linux comes from the environment.
    env: { ...process.env, LANGUAGE: locale.replace("-", "_"), LC_ALL: "" },
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ["--disable-extensions"],
    permissions: ["clipboard-read", "clipboard-write"],
    args: browserArgs({ extension, locale, logs, gpu }),
  });
  context.setDefaultTimeout(20_000);
  return { context, logs };
}

const profileOf = (folder) => path.join(folder, "profile");

function browserArgs({ extension, locale, logs, gpu }) {
  return [
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Whatever tries to leave anyhow finds no address; the watch still sees the try.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    // The first lets --load-extension work in newer versions, the others keep Chromium from asking its maker about pages.
    "--disable-features=DisableLoadExtensionCommandLineSwitch,AutofillServerCommunication,OptimizationHints,OptimizationGuideModelDownloading",
    `--lang=${locale}`,
    `--log-net-log=${logs.net}`,
    "--enable-logging",
    `--log-file=${logs.console}`,
    // A program that plays a GPU: right numbers, slow.
    ...(gpu ? ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"] : []),
    ...(extension ? [`--disable-extensions-except=${chromeExtension}`, `--load-extension=${chromeExtension}`] : []),
  ];
}

class TestBrowser {
  #secrets = new Set();
  #consoleLines = [];
  #requests = [];
  #pageErrors = [];

  #earlier = [];
  #options;

  constructor({ context, logs, server, options }) {
    this.server = server;
    this.#options = options;
    this.#adopt({ context, logs });
  }

  #adopt({ context, logs }) {
    Object.assign(this, { context, logs });
    context.on("request", (request) => this.#requests.push(request.url()));
    context.on("console", (message) => this.#consoleLines.push(message.text()));
    context.on("weberror", (error) => {
      const text = String(error.error());
      if (!this.#options.knownErrors.includes(text)) this.#pageErrors.push(text);
    });
  }

  /** Ends the browser's process without a word to it, as a power cut would, and starts another one on the same profile. */
  async crashAndRestart() {
    const closed = new Promise((done) => this.context.once("close", done));
    // The profile's lock is a link to "host-process".
    const lock = await readlink(path.join(profileOf(this.#options.folder), "SingletonLock"));
    process.kill(Number(lock.split("-").at(-1)), "SIGKILL");
    await closed;
    this.#earlier.push(this.logs);
    this.#adopt(await launch(this.#options, this.#earlier.length + 1));
  }

  get origin() {
    return this.server.origin;
  }

  newPage() {
    return this.context.newPage();
  }

  /** Names a text of the page, a prompt or an output: no log may hold it. */
  keepSecret(...texts) {
    for (const text of texts) for (const line of text.split("\n")) if (line.trim().length >= 8) this.#secrets.add(line.trim().slice(0, 24));
  }

  /** Closes the browser, then checks the whole run. */
  async close() {
    try {
      await this.context.close();
      await this.server.close();
      assert.deepEqual(this.#pageErrors, [], "a page threw an error");
      assert.deepEqual(this.#requests.filter((url) => !local.test(url)), [], "a page asked for an address outside this machine");
      for (const { net } of [...this.#earlier, this.logs]) {
        const outside = (await readNetLog(net)).filter(({ url, initiator }) => !local.test(url) && initiator !== "browser");
        assert.deepEqual(outside, [], "a page or the extension reached outside this machine");
      }
      await this.#checkLogs();
    } finally {
      await rm(this.#options.folder, { recursive: true, force: true });
    }
  }

  async #checkLogs() {
    const browserLogs = await Promise.all([...this.#earlier, this.logs].map(({ console: file }) => readFile(file, "utf8").catch(() => "")));
    const lines = [...this.#consoleLines, ...browserLogs.flatMap((log) => log.split("\n"))];
    for (const secret of this.#secrets) {
      const leaks = lines.filter((line) => line.includes(secret));
      assert.equal(leaks.length, 0, "a log holds text of the page, of a prompt or of an output");
    }
  }
}
