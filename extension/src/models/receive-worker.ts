// A worker that brings one model file into its place and computes its SHA-256: only a worker may write there in place, and
// a broken line then costs nothing of what has come.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { modelHandle, type StoredModel } from "./model-store";
import { ReceiveError, receiveFile, receiveFromUrl } from "./receive";

/** The one message to this worker; ending it is how to stop. */
export interface ReceiveRequest {
  readonly model: StoredModel;
  readonly file?: Blob;
}

/** What it answers. After `done` or `failed` nothing more comes. */
export type ReceiveNews =
  | { readonly type: "begun"; readonly size: number; readonly version?: string | undefined }
  | { readonly type: "progress"; readonly received: number; readonly total: number }
  | { readonly type: "checking"; readonly received: number; readonly total: number }
  | { readonly type: "done"; readonly size: number; readonly sha256: string }
  | { readonly type: "failed"; readonly code: string };

/** The part of the synchronous handle that page typings lack. */
interface SyncHandle {
  getSize(): number;
  truncate(size: number): void;
  write(bytes: Uint8Array, options: { at: number }): number;
  read(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}

const own = globalThis as unknown as { onmessage: ((event: MessageEvent<ReceiveRequest>) => void) | null; postMessage(news: ReceiveNews): void };
const CHUNK = 4_194_304;
/** The progress bar needs no more than this. */
const NEWS_MS = 100;

own.onmessage = ({ data }) => {
  receive(data).then(
    (done) => own.postMessage(done),
    (error: unknown) => own.postMessage({ type: "failed", code: error instanceof ReceiveError ? error.code : "internal" }),
  );
};

async function receive({ model, file }: ReceiveRequest): Promise<ReceiveNews> {
  const handle = (await modelHandle(model.id, true)) as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> };
  // Another tab may be receiving the same file, or an ended worker may not have let go of it yet.
  const place = await handle.createSyncAccessHandle().catch(() => {
    throw new ReceiveError("interrupted");
  });
  try {
    const on = {
      begun: (size: number, version: string | undefined) => own.postMessage({ type: "begun", size, version }),
      progress: seldom((received, total) => own.postMessage({ type: "progress", received, total })),
      signal: new AbortController().signal,
    };
    if (file) await receiveFile(file, place, on);
    else if (model.url) await receiveFromUrl(model.url, place, model, on);
    return { type: "done", size: place.getSize(), sha256: hash(place) };
  } finally {
    place.close();
  }
}

function hash(place: SyncHandle): string {
  const total = place.getSize();
  const hasher = sha256.create();
  const chunk = new Uint8Array(CHUNK);
  const tell = seldom((received) => own.postMessage({ type: "checking", received, total }));
  for (let at = 0; at < total; ) {
    const read = place.read(chunk, { at });
    if (read === 0) break;
    hasher.update(chunk.subarray(0, read));
    at += read;
    tell(at, total);
  }
  return bytesToHex(hasher.digest());
}

function seldom(report: (received: number, total: number) => void): (received: number, total: number) => void {
  let last = 0;
  return (received, total) => {
    const now = performance.now();
    if (received < total && now - last < NEWS_MS) return;
    last = now;
    report(received, total);
  };
}
