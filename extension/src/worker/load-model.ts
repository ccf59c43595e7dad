// Streams the model file into the wasm module, so that no second copy of it ever stands in memory.
import { modelHandle, STORED } from "../models/model-store";
import { WriterError } from "./client";
import type { Glue, Writer } from "./glue";

export async function loadModel(glue: Glue, url: string, onProgress: (loaded: number, total: number) => void): Promise<Writer> {
  if (url.startsWith(STORED)) return loadUnsized(glue, await storedModel(url.slice(STORED.length)), onProgress);
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok || !response.body) throw new WriterError("missing_model", "the model file could not be read");
  const total = Number(response.headers.get("content-length") ?? 0);
  if (!(total > 0)) return loadUnsized(glue, await response.blob(), onProgress);
  return pushAll(glue, response.body, total, onProgress);
}

/** A model that the seller has added. The browser may have cleared its file system. */
async function storedModel(id: string): Promise<Blob> {
  const file = await modelHandle(id).then((handle) => handle.getFile()).catch(() => undefined);
  if (!file) throw new WriterError("missing_model", "the model file is gone");
  return file;
}

/** Some servers and extension packages give no size. A blob of this length stays on disk, and knows its size. */
function loadUnsized(glue: Glue, blob: Blob, onProgress: (loaded: number, total: number) => void): Promise<Writer> {
  if (blob.size === 0) throw new WriterError("missing_model", "the model file is empty");
  return pushAll(glue, blob.stream(), blob.size, onProgress);
}

async function pushAll(glue: Glue, body: ReadableStream<Uint8Array>, total: number, onProgress: (loaded: number, total: number) => void): Promise<Writer> {
  const loader = new glue.ModelLoader(total);
  const reader = body.getReader();
  let loaded = 0;
  onProgress(0, total);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    loader.push(value);
    loaded += value.byteLength;
    onProgress(loaded, total);
  }
  return loader.finish();
}
