// The built wasm module in Node: the same files that the extension packs, without a browser around them.
/* global WebAssembly */
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { chromeExtension } from "../e2e/places.mjs";

/** A function with i8x16.relaxed_swizzle in it. */
const RELAXED = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2, 253, 15, 253, 128, 2, 11);

/**
 * Node 20 has relaxed SIMD behind a flag only, and there its dot product computes nonsense. The end-to-end tests run these
 * builds in a browser at any rate.
 */
export const knowsRelaxedSimd = WebAssembly.validate(RELAXED);

/** The file names of one build. */
export const filesOf = (build) => {
  const folder = path.join(chromeExtension, "wasm", build);
  return { glue: path.join(folder, "shopquill_wasm.js"), module: path.join(folder, "shopquill_wasm_bg.wasm") };
};

let started = 0;

/** Instantiates a build, with helper threads where more than one is to run. `close` lets the process end. */
export async function startModule(build, threads = 1) {
  const files = filesOf(build);
  // A module of its own each time: the glue holds one instance.
  const glue = await import(`${pathToFileURL(files.glue).href}?${(started += 1)}`);
  glue.initSync({ module: await WebAssembly.compile(await readFile(files.module)) });
  const helpers = [];
  if (threads > 1) {
    const ready = [];
    glue.startThreads(threads, (_index, module, memory, entry) => {
      const helper = new Worker(new URL("thread.mjs", import.meta.url), { workerData: { glue: files.glue, module, memory, entry } });
      helpers.push(helper);
      ready.push(new Promise((resolve, reject) => helper.once("message", resolve).once("error", reject)));
    });
    await Promise.all(ready);
  }
  return { glue, close: () => Promise.all(helpers.map((helper) => helper.terminate())) };
}

/** Loads a file into a module in chunks, as the worker does while it downloads. */
export async function loadModel({ glue }, file, chunkBytes = 1 << 20) {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const loader = new glue.ModelLoader(size);
    const buffer = Buffer.alloc(chunkBytes);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, at);
      loader.push(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    return loader.finish();
  } finally {
    await handle.close();
  }
}

/** The same from memory, for files that are not worth a file. */
export function loadBytes({ glue }, bytes, claimed = bytes.length) {
  const loader = new glue.ModelLoader(claimed);
  loader.push(bytes);
  return loader.finish();
}
