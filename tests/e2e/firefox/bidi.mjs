// Firefox by the protocol that it speaks itself, WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). Playwright speaks it
// too, but asks for commands that the long-supported Firefox does not know yet, and loads no extension there.
/* global document -- in functions that run in the page */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { WebSocket } from "ws";
import { firefox } from "../places.mjs";

const startMs = 60_000;
const clickMs = 20_000;
const readyLine = /WebDriver BiDi listening on (ws:\/\/[\w.:]+)/;

/** Firefox asks its maker for many things by itself; what it may not do, it need not be watched for. */
const quiet = {
  "app.normandy.enabled": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

export class FirefoxBrowser {
  #socket;
  #waiting = new Map();
  #count = 0;

  constructor({ program, profile, socket }) {
    Object.assign(this, { program, profile });
    this.#socket = socket;
    socket.on("message", (text) => this.#hear(JSON.parse(String(text))));
    socket.on("close", () => this.#fail(new Error("Firefox closed the connection")));
  }

  /** With a fresh profile. */
  static async start() {
    const profile = await mkdtemp(path.join(os.tmpdir(), "shopquill-firefox-"));
    const settings = Object.entries(quiet).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
    await writeFile(path.join(profile, "user.js"), settings.join(""));
    const args = ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile];
    // As root it refuses to start where the home folder is somebody else's.
    const env = { ...process.env, HOME: profile };
    const program = spawn(firefox, args, { env, stdio: ["ignore", "ignore", "pipe"] });
    // Also when the run breaks off before the tests could close it.
    process.once("exit", () => program.kill("SIGKILL"));
    const browser = new FirefoxBrowser({ program, profile, socket: await opened(await addressOf(program)) });
    await browser.send("session.new", { capabilities: {} });
    return browser;
  }

  /** One command; its result. */
  send(method, params = {}) {
    const id = (this.#count += 1);
    const result = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.send(JSON.stringify({ id, method, params }));
    return result;
  }

  /** An unpacked extension, as a person would load it by hand. */
  install(folder) {
    return this.send("webExtension.install", { extensionData: { type: "path", path: folder } });
  }

  /** A tab at this address, loaded. */
  async open(url) {
    const { context } = await this.send("browsingContext.create", { type: "tab" });
    await this.send("browsingContext.navigate", { context, url, wait: "complete" });
    return new FirefoxPage(this, context);
  }

  async close() {
    const gone = new Promise((resolve) => this.program.once("exit", resolve));
    await this.send("browser.close").catch(() => this.program.kill("SIGKILL"));
    await gone;
    await rm(this.profile, { recursive: true, force: true });
  }

  #hear({ id, type, result, error, message }) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (type === "error") waiting.reject(new Error(`${error}: ${message}`));
    else waiting.resolve(result);
  }

  #fail(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** A tab. Functions that are handed over run in the page; of what is here they know `deepAll` alone. */
export class FirefoxPage {
  constructor(browser, context) {
    Object.assign(this, { browser, context });
  }

  /** What a function of the page returns: text, numbers, truths, nothing. */
  async ask(fn, ...values) {
    return (await this.#call(fn, values)).value;
  }

  /** Until the function returns something that is true; returns that. */
  async until(what, ms, fn, ...values) {
    for (const end = Date.now() + ms; Date.now() < end; await after(100)) {
      const found = await this.ask(fn, ...values);
      if (found) return found;
    }
    throw new Error(`not in time: ${what}`);
  }

  /** A seller's click on what the function returns, once it returns something. */
  async click(fn, ...values) {
    let sharedId;
    for (const end = Date.now() + clickMs; !sharedId && Date.now() < end; await after(100)) ({ sharedId } = await this.#call(fn, values));
    assert.ok(sharedId, `there is nothing to click: ${values}`);
    const origin = { type: "element", element: { sharedId } };
    const actions = [{ type: "pointerMove", x: 0, y: 0, origin }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await this.browser.send("input.performActions", { context: this.context, actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  async #call(fn, values) {
    const given = values.map((value) => ({ type: "string", value }));
    const functionDeclaration = `(...values) => { const deepAll = ${deepAll}; return (${fn})(...values); }`;
    const call = { functionDeclaration, arguments: given, target: { context: this.context }, awaitPromise: true };
    const answer = await this.browser.send("script.callFunction", call);
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result;
  }
}

/** All that a selector finds, also in open shadow roots. Runs in the page. */
function deepAll(selector) {
  const roots = [document];
  for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  return roots.flatMap((root) => [...root.querySelectorAll(selector)]);
}

/** Where Firefox says it can be reached. */
function addressOf(program) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error("Firefox did not start in time")), startMs);
    const settle = (how, value) => {
      clearTimeout(late);
      how(value);
    };
    program.once("error", (error) => settle(reject, error));
    program.once("exit", (code) => settle(reject, new Error(`Firefox ended (${code})`)));
    program.stderr.on("data", (text) => {
      said += text;
      const [, address] = readyLine.exec(said) ?? [];
      if (address) settle(resolve, address);
    });
  });
}

function opened(address) {
  const socket = new WebSocket(`${address}/session`);
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
}
