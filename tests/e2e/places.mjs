// Where the built extension, the demo site and the models lie.
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const chromeExtension = path.resolve(process.env.SHOPQUILL_EXTENSION ?? path.join(repository, "extension/dist/chrome"));
export const firefoxExtension = path.join(repository, "extension/dist/firefox");
export const site = path.resolve(process.env.SHOPQUILL_SITE ?? path.join(repository, "www"));
const cache = process.env.SHOPQUILL_CACHE ?? userCache();
export const modelCache = path.join(cache, "models");
/** Shops that were installed to be tested on. */
export const shopCache = path.join(cache, "shops");

/** What the bench and the tests run on; `ours` is the one in the package. */
export const models = {
  gemma: "gemma-3-270m-q4_k_m.gguf",
  smollm: "SmolLM2-135M-Instruct.Q4_1.gguf",
  ours: "shopquill-gemma-3-270m.q4_0.gguf",
};

export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const firefox = process.env.FIREFOX ?? "firefox-esr";

// The same folder the native tools use.
function userCache() {
  const home = os.homedir();
  if (process.platform === "darwin") return path.join(home, "Library/Caches/shopquill");
  if (process.platform === "win32") return path.join(process.env.LOCALAPPDATA ?? home, "shopquill");
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(home, ".cache"), "shopquill");
}
