// How long a seller waits in the popover, with the built extension and a warm model:
//   node tests/e2e/popover-times.mjs [runs]
// For figures that count, run it on a machine that does nothing else. Every text is for a product that was not asked about
// before, so that nothing but the fixed part of the prompt is known to the model. Times are from the click, as the
// browser stamped it, until the frame after the change was painted.
/* global document, HTMLElement, MessageChannel, requestAnimationFrame, window -- in functions that run in the page */
import os from "node:os";
import { openBrowser } from "./browser.mjs";
import { ShopUi } from "./shop-ui.mjs";
import { WriterUi } from "./writer-ui.mjs";

/** What the interface promises on two cores, in milliseconds. */
const GOALS = { "first words of titles": 1_000, titles: 2_000, "first words of descriptions": 1_000, descriptions: 6_000, insertion: 100 };
/** A run takes one of each: title and description of one product share its facts, which the model would know by then. */
const PRODUCTS = {
  title: ["commuter-backpack", "walnut-board", "ribbed-vase", "stoneware-mug-set", "merino-throw", "insulated-bottle", "linen-apron"],
  description: ["raised-cat-bowl", "soy-candle-fig", "paper-pendant-shade", "low-profile-keyboard", "compact-umbrella", "open-ear-headphones", "dotted-notebook"],
};

const runs = Number(process.argv[2] ?? 5);
if (!Number.isInteger(runs) || runs < 1 || runs > PRODUCTS.title.length) {
  console.error(`The number of runs is from 1 to ${PRODUCTS.title.length}.`);
  process.exit(2);
}
const times = new Map(Object.keys(GOALS).map((name) => [name, []]));
const counts = { titles: new Set(), descriptions: new Set() };

const browser = await openBrowser();
try {
  const shop = await ShopUi.open(browser, { path: "#/products/arc-desk-lamp" });
  const writer = new WriterUi(browser, shop.page);
  // Loads the model and takes the fixed parts of both prompts in.
  for (const task of ["title", "description"]) {
    await writer.write(task);
    await writer.close();
  }
  // A page behind another paints once a second.
  await shop.page.bringToFront();
  await shop.page.evaluate(installWatch);
  for (let run = 0; run < runs; run += 1) {
    for (const [task, products] of Object.entries(PRODUCTS)) {
      await shop.go(`#/products/${products[run]}`);
      await measure(shop.page, writer, task);
    }
  }
} finally {
  await browser.close();
}
report();

async function measure(page, writer, task) {
  const all = `${task}s`;
  await page.evaluate("popoverTimes.begin()");
  await writer.click(task);
  await writer.done();
  const { words, finished } = await page.evaluate("popoverTimes.end()");
  times.get(`first words of ${all}`).push(words);
  times.get(all).push(finished);
  const drafts = await writer.drafts();
  counts[all].add(drafts.length);
  if (task === "title" && drafts.length > 0) {
    await page.evaluate((wanted) => window.popoverTimes.begin(wanted), drafts[0]);
    await writer.insert();
    times.get("insertion").push((await page.evaluate("popoverTimes.end()")).inserted);
    await writer.undo();
  }
  await writer.close();
}

/** Runs in the page, before anything is measured; the click it waits for may be in a shadow root. */
function installWatch() {
  const rootsOf = () => {
    const roots = [document];
    for (const root of roots) for (const element of root.querySelectorAll("*")) if (element instanceof HTMLElement && element.shadowRoot) roots.push(element.shadowRoot);
    return roots;
  };
  const seen = (selector) => rootsOf().flatMap((root) => [...root.querySelectorAll(selector)]);
  const buttons = () => seen("[role=dialog] button").map(({ textContent, hidden }) => (hidden ? "" : textContent));
  let clicked;
  let found = {};
  let conditions = {};
  window.addEventListener("click", ({ timeStamp }) => (clicked ??= timeStamp), { capture: true });
  const look = () => {
    if (clicked !== undefined) {
      for (const [name, holds] of Object.entries(conditions)) {
        if (name in found || !holds()) continue;
        found[name] = undefined;
        // Told once the frame is painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (found[name] = performance.now() - clicked);
        port2.postMessage(undefined);
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.popoverTimes = {
    begin: (inserted) => {
      clicked = undefined;
      found = {};
      conditions = inserted
        ? { inserted: () => document.querySelector("#product-title").value === inserted }
        : { words: () => seen("[role=dialog] [role=option] .text").some(({ textContent }) => textContent.trim() !== ""), finished: () => buttons().includes("Regenerate") };
    },
    end: async () => {
      while (Object.keys(conditions).some((name) => found[name] === undefined)) await new Promise(requestAnimationFrame);
      return found;
    },
  };
}

function report() {
  const ms = (value) => `${Math.round(value)} ms`;
  console.log(`${os.cpus().length} cores (${os.cpus()[0]?.model}), ${runs} runs, ${[...counts.titles].join("/")} titles and ${[...counts.descriptions].join("/")} descriptions each time`);
  console.log("| from the click | median | slowest | goal |\n|---|---|---|---|");
  for (const [name, all] of times) {
    const sorted = all.toSorted((a, b) => a - b);
    if (sorted.length > 0) console.log(`| ${name} | ${ms(sorted[Math.floor(sorted.length / 2)])} | ${ms(sorted.at(-1))} | ${ms(GOALS[name])} |`);
  }
}
