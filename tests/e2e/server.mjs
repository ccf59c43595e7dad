// The test site: www/ with its bundles and the model, the fixture pages, and models that are broken on purpose.
// Cross-origin isolated like `cargo xtask serve`, so the threaded build runs.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { brokenModels } from "./broken-models.mjs";
import { chromeExtension, modelCache, repository, site } from "./places.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Address prefixes and the folders behind them; the first that fits is used. */
const mounts = [
  ["/fixtures/", path.join(repository, "tests/e2e/fixtures")],
  // Editors that load their own parts and styles.
  ["/node_modules/", path.join(repository, "node_modules")],
  ["/models/", modelCache],
  ["/model/", path.join(chromeExtension, "model")],
  ["/", site],
];

/**
 * Put before the worker's script: it then sees a browser without relaxed SIMD, which current ones can no longer switch
 * off. The bytes are those of the one instruction that the worker tries.
 */
const withoutRelaxedSimd = `{
  const validate = WebAssembly.validate;
  WebAssembly.validate = (bytes) => !new Uint8Array(bytes).join().includes("253,146,2,") && validate(bytes);
}
`;

/** Starts the site on a free port; `origin` has no trailing slash. */
export async function startServer({ isolated = true, relaxedSimd = true } = {}) {
  const server = http.createServer((request, response) => {
    answer(request, response, { isolated, relaxedSimd }).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(request, response, { isolated, relaxedSimd }) {
  if (isolated) {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
  }
  response.setHeader("Cache-Control", "no-store");
  const address = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
  const broken = /^\/broken\/([\w.-]+)$/.exec(address);
  if (broken) return sendBroken(broken[1], response);
  const file = fileOf(address);
  const found = file && (await stat(file).catch(() => undefined));
  if (!found?.isFile()) return response.writeHead(404).end();
  const head = relaxedSimd || address !== "/dist/worker.js" ? "" : withoutRelaxedSimd;
  const type = types[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type, "Content-Length": found.size + head.length }).write(head);
  await pipeline(createReadStream(file), response).catch(() => undefined);
}

async function sendBroken(name, response) {
  const bytes = await brokenModels[name]?.();
  if (!bytes) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": "application/octet-stream", "Content-Length": bytes.length }).end(bytes);
}

function fileOf(address) {
  const [prefix, folder] = mounts.find(([start]) => address.startsWith(start));
  const inside = address.slice(prefix.length);
  const file = path.join(folder, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
  return file.startsWith(folder + path.sep) ? file : undefined;
}
