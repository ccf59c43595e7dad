// The measurements of `cargo xtask bench`, all in one browser, in turn.
//   node xtask/bench/run.mjs PLAN.json RESULT.json
// The plan is written by xtask/src/bench: where things are served from and what to run. The result is an array of
// {who, file, threads, prompt, run, ...figures}.
/* global window -- in functions that run in the page */
import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";

const [planFile, resultFile] = process.argv.slice(2);
const plan = JSON.parse(await readFile(planFile, "utf8"));
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** Each folder by the start of its address, the longest that fits. */
const mounts = Object.entries(plan.mounts).sort(([a], [b]) => b.length - a.length);
const server = http.createServer(async (request, response) => {
  const address = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
  const [start, folder] = mounts.find(([prefix]) => address.startsWith(prefix)) ?? [];
  const file = folder && path.join(folder, address.slice(start.length));
  const found = file?.startsWith(folder) && (await stat(file).catch(() => undefined));
  if (!found?.isFile()) return response.writeHead(404).end();
  response.writeHead(200, {
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Content-Length": found.size,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** Opens a page, calls one of its functions, closes it. */
async function call(address, name, argument) {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  try {
    await page.goto(`${origin}${address}`);
    await page.waitForFunction((name) => typeof window[name] === "function", name);
    return await page.evaluate(([name, argument]) => window[name](argument), [name, argument]);
  } finally {
    await page.close();
  }
}

const text =
  "Write a product description for an online shop listing. Product: stainless steel insulated water bottle. Attributes: 750 ml, keeps drinks cold 24 hours and hot 12 hours, " +
  "leak-proof lid, BPA free, matte black, dishwasher safe. Audience: hikers and commuters. Tone: friendly and concrete. ";
/** About so many tokens: the text has 4.5 characters a token in both vocabularies. */
const promptOf = (tokens) => text.repeat(Math.ceil((tokens * 4.6) / text.length)).slice(0, Math.round(tokens * 4.6));

const pages = {
  ours: (job) => call("/www/bench.html", "shopquillBench", { modelUrl: `/models/${job.file}`, backend: "cpu", threads: job.threads, prompt: promptOf(job.prompt), maxTokens: job.tokens }),
  wllama: (job) => call("/wllama.html", "measure", { modelUrl: `/models/${job.file}`, threads: job.threads, prompt: promptOf(job.prompt), maxTokens: job.tokens }),
  transformers: (job) => call("/transformers.html", "measure", { threads: job.threads, prompt: promptOf(job.prompt), maxTokens: job.tokens }),
  limit: (job) => call("/limit.html", "measure", { threads: job.threads }),
};

const results = [];
for (const [index, job] of plan.jobs.entries()) {
  const figures = await pages[job.who](job).catch((error) => ({ error: String(error.message ?? error).split("\n")[0] }));
  results.push({ ...job, ...figures });
  await writeFile(resultFile, JSON.stringify(results, undefined, 1));
  const speed = figures.error ?? (figures.decodeTokensPerSecond ? `first token ${figures.firstTokenMs.toFixed(0)} ms, ${figures.decodeTokensPerSecond.toFixed(1)} tokens/s` : "");
  console.log(`${index + 1}/${plan.jobs.length} ${job.who} ${job.file ?? ""} threads ${job.threads} prompt ${job.prompt ?? ""}: ${speed}`);
}
await browser.close();
server.closeAllConnections();
server.close();
