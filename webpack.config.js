// Builds the unpacked extension for each browser and the demo site's scripts.
// The wasm builds and the model are placed into the same folders by `cargo xtask build`, so cleaning leaves them alone.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import { EsbuildPlugin } from "esbuild-loader";

const root = import.meta.dirname;
const at = (...parts) => path.join(root, ...parts);
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
const { version } = readJson(at("package.json"));

/** Placed by xtask, never by webpack. */
const PLACED = /^(wasm|model)[\\/]/;

const shared = (production) => ({
  mode: production ? "production" : "development",
  devtool: production ? false : "inline-source-map",
  target: "web",
  // Nothing is loaded by relative bundle address; without this webpack adds code that guesses one.
  output: { publicPath: "", clean: { keep: PLACED }, filename: "[name].js", chunkFilename: "[name].js" },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      { test: /\.tsx?$/, loader: "esbuild-loader", options: { target: "es2022", tsconfig: at("tsconfig.json") } },
      // Styles for shadow roots are strings.
      { test: /\.css$/, resourceQuery: /inline/, type: "asset/source", use: [{ loader: "esbuild-loader", options: { loader: "css", minify: production } }] },
    ],
  },
  optimization: { minimizer: [new EsbuildPlugin({ target: "es2022", charset: "utf8" })], splitChunks: false, runtimeChunk: false },
  // The first runs in every matching page and the second comes with a click there, so both stay light.
  performance: { hints: production ? "error" : false, maxAssetSize: 60_000, assetFilter: (name) => /^(content|panel)\.js$/.test(name) },
  stats: "errors-warnings",
});

/**
 * Content scripts fetch the panel, so it is open to the origins they run on and to no other. Its address stays fixed:
 * Chrome's `use_dynamic_url` gives one that some versions since 130 refuse to import in a content script.
 */
const fetchedFromPages = (origins) => [{ resources: ["panel.js"], matches: origins }];

/** Resources are opened to whole origins only, and so are pages to scripts that come on request. */
const originsOf = ({ content_scripts }) => [...new Set(content_scripts.flatMap(({ matches }) => matches).map((match) => match.replace(/^([^:]+:\/\/[^/]+\/).*$/, "$1*")))];

const mergedManifest = (browser) => {
  const manifest = readJson(at("extension/manifest.json"));
  const origins = originsOf(manifest);
  return { ...manifest, host_permissions: origins, web_accessible_resources: fetchedFromPages(origins), ...readJson(at(`extension/platform/${browser}/manifest.json`)), version };
};

const extension = (browser, production) => {
  const base = shared(production);
  const source = (file) => at("extension/src", file);
  return {
    ...base,
    name: browser,
    entry: {
      content: source("content/content.ts"),
      panel: source("content/panel.ts"),
      "page-reviews": source("content/page-reviews.ts"),
      "page-product": source("content/page-product.ts"),
      background: source("background/background.ts"),
      worker: source("worker/worker.ts"),
      thread: source("worker/thread.ts"),
      receive: source("models/receive-worker.ts"),
      popup: source("popup/popup.tsx"),
      options: source("options/options.tsx"),
      history: source("history/history.tsx"),
      welcome: source("welcome/welcome.tsx"),
      sidepanel: source("sidepanel/sidepanel.tsx"),
      catalog: source("catalog/catalog.tsx"),
      // Firefox has no offscreen documents; its background page owns the worker.
      ...(browser === "chrome" ? { offscreen: source("offscreen/offscreen.ts") } : {}),
    },
    output: { ...base.output, path: at("extension/dist", browser) },
    resolve: { ...base.resolve, alias: { "#platform": at("extension/platform", browser) } },
    plugins: [
      new CopyPlugin({
        patterns: [
          { from: at("extension/manifest.json"), to: "manifest.json", transform: () => `${JSON.stringify(mergedManifest(browser), null, 2)}\n` },
          { from: at("extension/_locales"), to: "_locales" },
          { from: at("extension/icons/*.png"), to: "icons/[name][ext]" },
          { from: at("extension/src/{popup,options,history,welcome,sidepanel,catalog}/*.{html,css}"), to: "[name][ext]" },
          ...(browser === "chrome" ? [{ from: source("offscreen/offscreen.html"), to: "offscreen.html" }] : []),
        ],
      }),
    ],
  };
};

/** Pages of the extension that the demo site shows as well, each behind a strip of the site's own. */
const SITE_PAGES = ["sidepanel", "catalog", "options", "history"];

const site = (production) => {
  const base = shared(production);
  const pages = ["demo", "bench"].filter((name) => existsSync(at(`www/src/${name}.ts`)));
  return {
    ...base,
    name: "www",
    entry: {
      ...Object.fromEntries(pages.map((name) => [name, at(`www/src/${name}.ts`)])),
      ...Object.fromEntries(SITE_PAGES.map((name) => [name, [at("www/src/extension-pages/frame.ts"), at(`extension/src/${name}/${name}.tsx`)]])),
      worker: at("extension/src/worker/worker.ts"),
      thread: at("extension/src/worker/thread.ts"),
    },
    output: { ...base.output, path: at("www/dist") },
    resolve: { ...base.resolve, alias: { "#platform": at("extension/platform/site") } },
    plugins: [new CopyPlugin({ patterns: [{ from: at(`extension/src/{popup,${SITE_PAGES.join(",")}}/*.css`), to: "[name][ext]" }] })],
  };
};

export default (_env, { mode } = {}) => {
  const production = mode !== "development";
  return [extension("chrome", production), extension("firefox", production), site(production)];
};
