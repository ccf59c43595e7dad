// The model files that the seller has added: they lie in the browser's private file system (OPFS) under `models/`, beside
// an index that says what they are, which one is used and how long a model stays in memory. Every context of the extension
// can read it, also those without the extension's other storage.

import type { BackendChoice } from "../worker/protocol";

/** A model that the seller has added, whole or in part. */
export interface StoredModel {
  /** Its file's name in the folder. */
  readonly id: string;
  /** What the seller sees: the file's own name. */
  readonly name: string;
  readonly size: number;
  /** Where it is fetched from; a file chosen by hand has none. */
  readonly url?: string;
  /** What the server said of its version; another one starts the file anew. */
  readonly version?: string;
  /** What the seller expects it to be. */
  readonly expected?: string;
  /** The whole file's SHA-256, once it was computed. */
  readonly sha256?: string;
  /** `partial` while bytes are missing, `ready` once it has run here, else why it cannot be used. */
  readonly state: "partial" | "ready" | "failed";
  /** Why it failed or stopped. */
  readonly problem?: string;
}

export interface ModelIndex {
  readonly models: readonly StoredModel[];
  /** The one in use; without it the packed model. */
  readonly chosen?: string;
  /** The model leaves the memory after so many minutes without a job. */
  readonly idleMinutes: number;
  /** What runs the model; without it the faster of processor and GPU. */
  readonly backend?: BackendChoice;
}

/** How long a model may stay in memory, to choose from. */
export const IDLE_MINUTES = [1, 5, 10, 30, 120] as const;
/** The address under which the worker finds a stored model. */
export const STORED = "stored:";

const FOLDER = "models";
const INDEX = "index.json";
const CHANNEL = "shopquill-models";
const EMPTY: ModelIndex = { models: [], idleMinutes: 10 };

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/** A new entry for a model that is about to be received. */
export function newModel(name: string, more: Partial<StoredModel> = {}): StoredModel {
  return { id: crypto.randomUUID(), name: name.slice(0, 200), size: 0, state: "partial", ...more };
}

/** The handle of a model's file. */
export async function modelHandle(id: string, create = false): Promise<FileSystemFileHandle> {
  return (await folder()).getFileHandle(id, { create });
}

/** What is there. A private window has no such file system; it has the packed model. */
export async function readModels(): Promise<ModelIndex> {
  return navigator.locks.request(CHANNEL, read);
}

async function read(): Promise<ModelIndex> {
  try {
    const file = await (await modelHandle(INDEX)).getFile();
    return { ...EMPTY, ...(JSON.parse(await file.text()) as Partial<ModelIndex>) };
  } catch {
    return EMPTY;
  }
}

/** Changes the index as one step, and tells every other page and the worker's owner. */
export async function changeModels(change: (index: ModelIndex) => ModelIndex): Promise<ModelIndex> {
  const changed = await navigator.locks.request(CHANNEL, async () => {
    const next = change(await read());
    const writable = await (await modelHandle(INDEX, true)).createWritable();
    await writable.write(JSON.stringify(next));
    await writable.close();
    return next;
  });
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(undefined);
  channel.close();
  return changed;
}

/** Changes one model's entry, or adds it. */
export function putModel(model: StoredModel): Promise<ModelIndex> {
  return changeModels((index) => {
    const known = index.models.some(({ id }) => id === model.id);
    return { ...index, models: known ? index.models.map((one) => (one.id === model.id ? model : one)) : [...index.models, model] };
  });
}

/** Takes a model out of use, with the reason. */
export function failModel(failed: string, problem: string): Promise<ModelIndex> {
  return changeModels((index) => ({
    ...index,
    models: index.models.map((model) => (model.id === failed ? { ...model, state: "failed", problem } : model)),
    chosen: index.chosen === failed ? undefined : index.chosen,
  }));
}

/** Deletes a model and its file. */
export async function deleteModel(gone: string): Promise<void> {
  await changeModels((index) => ({ ...index, models: index.models.filter(({ id }) => id !== gone), chosen: index.chosen === gone ? undefined : index.chosen }));
  await (await folder()).removeEntry(gone).catch(() => undefined);
}

/** Calls back when another context has changed the index; returns the way to stop listening. */
export function watchModels(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = callback;
  return () => channel.close();
}
