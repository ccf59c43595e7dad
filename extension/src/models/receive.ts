// Receives a model file, from a file on this machine or from an address, straight into its place. What has come stays when
// the line breaks, and the rest is asked for from there.

/** Where the bytes go: the part of a synchronous OPFS handle that is used here. */
export interface Sink {
  getSize(): number;
  truncate(size: number): void;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
}

/** A failure with a stable code; each has a sentence, `model_<code>`. */
export class ReceiveError extends Error {
  override readonly name = "ReceiveError";

  constructor(readonly code: "unreachable" | "refused" | "interrupted" | "stopped" | "no_space" | "too_large" | "not_a_model") {
    super(code);
  }
}

export interface Receiving {
  /** Called with the file's whole size and version as soon as they are known. */
  readonly begun: (total: number, version: string | undefined) => Promise<void> | void;
  readonly progress: (received: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What an earlier try has learnt. */
export interface Earlier {
  readonly size: number;
  readonly version?: string | undefined;
}

/** A module's memory ends at 4 GB, and a model needs some beside its weights. */
const LARGEST = 3_500_000_000;
const MAGIC = [0x47, 0x47, 0x55, 0x46];

/** Fetches from an address, from where an earlier try has stopped if the server can and its file is still the same. */
export async function receiveFromUrl(url: string, sink: Sink, earlier: Earlier, on: Receiving, fetcher: typeof fetch = fetch): Promise<void> {
  const have = sink.getSize();
  if (have > 0 && have === earlier.size) return;
  let response = await ask(url, have, on.signal, fetcher);
  const version = (): string | undefined => response.headers.get("etag") ?? response.headers.get("last-modified") ?? undefined;
  const length = (): number => Number(response.headers.get("content-length") ?? 0);
  const continues = response.status === 206 && have + length() === earlier.size && version() === earlier.version;
  if (have > 0 && !continues) {
    sink.truncate(0);
    if (response.status !== 200) {
      await response.body?.cancel();
      response = await ask(url, 0, on.signal, fetcher);
    }
  }
  if (!response.ok || !response.body) throw new ReceiveError("refused");
  const from = continues ? have : 0;
  const total = from + length();
  if (total > LARGEST) throw new ReceiveError("too_large");
  await on.begun(total, version());
  await pour(response.body, sink, from, total, on);
}

async function ask(url: string, from: number, signal: AbortSignal, fetcher: typeof fetch): Promise<Response> {
  try {
    return await fetcher(url, { signal, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", ...(from > 0 ? { headers: { Range: `bytes=${from}-` } } : {}) });
  } catch {
    throw new ReceiveError(signal.aborted ? "stopped" : "unreachable");
  }
}

/** Copies a file that the seller has chosen. */
export async function receiveFile(file: Blob, sink: Sink, on: Receiving): Promise<void> {
  if (file.size > LARGEST) throw new ReceiveError("too_large");
  sink.truncate(0);
  await on.begun(file.size, undefined);
  await pour(file.stream(), sink, 0, file.size, on);
}

async function pour(body: ReadableStream<Uint8Array>, sink: Sink, from: number, total: number, { progress, signal }: Receiving): Promise<void> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  let at = from;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new ReceiveError(signal.aborted ? "stopped" : "interrupted");
      });
      if (signal.aborted) throw new ReceiveError("stopped");
      if (done) break;
      if (at < MAGIC.length && !startsAsModel(value, at)) throw new ReceiveError("not_a_model");
      write(sink, value, at);
      at += value.byteLength;
      if (total > 0 && at > total) throw new ReceiveError("refused");
      progress(at, total);
    }
    if (at < total) throw new ReceiveError("interrupted");
    if (at < MAGIC.length) throw new ReceiveError("not_a_model");
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
    sink.flush();
  }
}

function write(sink: Sink, bytes: Uint8Array, at: number): void {
  try {
    if (sink.write(bytes, { at }) === bytes.byteLength) return;
  } catch {
    // A full disk shows as either.
  }
  throw new ReceiveError("no_space");
}

function startsAsModel(bytes: Uint8Array, at: number): boolean {
  return bytes.subarray(0, MAGIC.length - at).every((byte, index) => byte === MAGIC[at + index]);
}
