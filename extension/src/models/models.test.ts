import { describe, expect, it, vi } from "vitest";
import { modelAddress, nameOf, readSha256 } from "./model-address";
import { modelName } from "./model-name";
import { ReceiveError, receiveFile, receiveFromUrl, type Sink } from "./receive";

const MODEL = new TextEncoder().encode("GGUF and then the weights");

class MemorySink implements Sink {
  bytes = new Uint8Array();
  room = Infinity;
  getSize = (): number => this.bytes.length;
  flush = (): void => undefined;
  truncate(size: number): void {
    this.bytes = this.bytes.slice(0, size);
  }
  write(bytes: Uint8Array, { at }: { at: number }): number {
    const fits = bytes.subarray(0, Math.max(0, this.room - at));
    const longer = new Uint8Array(Math.max(this.bytes.length, at + fits.length));
    longer.set(this.bytes);
    longer.set(fits, at);
    this.bytes = longer;
    return fits.length;
  }
  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }
}

/** Gives the bytes in two pieces; a broken one ends with an error after the first. */
function body(bytes: Uint8Array, breaks = false): ReadableStream<Uint8Array> {
  const half = Math.ceil(bytes.length / 2);
  const pieces = [bytes.slice(0, half), bytes.slice(half)];
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (breaks && pieces.length === 0) controller.error(new TypeError("network error"));
      else if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}

interface Served {
  status?: number;
  from?: number;
  version?: string;
  breaks?: boolean;
}

function answer({ status = 200, from = 0, version = "v1", breaks = false }: Served): Response {
  const rest = MODEL.slice(from);
  return new Response(body(rest, breaks), { status, headers: { "content-length": String(rest.length), etag: version } });
}

function served(...answers: Served[]): { fetcher: typeof fetch; ranges: (string | null)[] } {
  const ranges: (string | null)[] = [];
  const fetcher = vi.fn((_url: RequestInfo | URL, init?: RequestInit) => {
    ranges.push(new Headers(init?.headers).get("range"));
    const next = answers.shift();
    return next ? Promise.resolve(answer(next)) : Promise.reject(new TypeError("failed to fetch"));
  });
  return { fetcher, ranges };
}

const quiet = (signal = new AbortController().signal) => ({ begun: vi.fn(), progress: vi.fn(), signal });
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ReceiveError ? error.code : error),
  );
const URL_ = "https://models.example/m.gguf";

describe("receiveFromUrl", () => {
  it("writes the whole file and says how far it is", async () => {
    const sink = new MemorySink();
    const on = quiet();
    await receiveFromUrl(URL_, sink, { size: 0 }, on, served({}).fetcher);
    expect(sink.text).toBe("GGUF and then the weights");
    expect(on.begun).toHaveBeenCalledWith(MODEL.length, "v1");
    expect(on.progress).toHaveBeenLastCalledWith(MODEL.length, MODEL.length);
  });

  it("keeps what came before the line broke, and asks only for the rest", async () => {
    const sink = new MemorySink();
    expect(await code(receiveFromUrl(URL_, sink, { size: 0 }, quiet(), served({ breaks: true }).fetcher))).toBe("interrupted");
    const have = sink.getSize();
    expect(have).toBeGreaterThan(0);
    const { fetcher, ranges } = served({ status: 206, from: have });
    await receiveFromUrl(URL_, sink, { size: MODEL.length, version: "v1" }, quiet(), fetcher);
    expect(ranges).toEqual([`bytes=${have}-`]);
    expect(sink.text).toBe("GGUF and then the weights");
  });

  it("starts anew when the server's file is another one, or the server knows no ranges", async () => {
    for (const answers of [[{ status: 206, from: 6, version: "v2" }, { version: "v2" }], [{}], [{ status: 416 }, {}]]) {
      const sink = new MemorySink();
      sink.bytes = new TextEncoder().encode("GGUFxx");
      await receiveFromUrl(URL_, sink, { size: MODEL.length, version: "v1" }, quiet(), served(...answers).fetcher);
      expect(sink.text).toBe("GGUF and then the weights");
    }
  });

  it("asks for nothing when all of it is here", async () => {
    const sink = new MemorySink();
    sink.bytes = MODEL;
    const { fetcher, ranges } = served();
    await receiveFromUrl(URL_, sink, { size: MODEL.length }, quiet(), fetcher);
    expect(ranges).toEqual([]);
  });

  it("names what went wrong", async () => {
    const sink = new MemorySink();
    expect(await code(receiveFromUrl(URL_, sink, { size: 0 }, quiet(), served().fetcher))).toBe("unreachable");
    expect(await code(receiveFromUrl(URL_, sink, { size: 0 }, quiet(), served({ status: 404 }).fetcher))).toBe("refused");
    sink.room = 10;
    expect(await code(receiveFromUrl(URL_, sink, { size: 0 }, quiet(), served({}).fetcher))).toBe("no_space");
    const huge = (): Promise<Response> => Promise.resolve(new Response(body(MODEL), { headers: { "content-length": "4000000000" } }));
    expect(await code(receiveFromUrl(URL_, new MemorySink(), { size: 0 }, quiet(), huge))).toBe("too_large");
    expect(await code(receiveFromUrl(URL_, new MemorySink(), { size: 0 }, quiet(AbortSignal.abort()), served().fetcher))).toBe("stopped");
  });
});

describe("receiveFile", () => {
  const file = (text: string): Blob => ({ size: text.length, stream: () => body(new TextEncoder().encode(text)) }) as unknown as Blob;

  it("copies a model and refuses what is none, also a short one", async () => {
    const sink = new MemorySink();
    await receiveFile(file("GGUF weights"), sink, quiet());
    expect(sink.text).toBe("GGUF weights");
    for (const bad of ["<!doctype html>", "GGU", "", "G!"]) expect(await code(receiveFile(file(bad), new MemorySink(), quiet())), bad).toBe("not_a_model");
  });
});

describe("a model's address", () => {
  it("comes over TLS or from this machine", () => {
    expect(modelAddress(" https://models.example/a%20b.gguf?download=true ")?.hostname).toBe("models.example");
    expect(modelAddress("http://127.0.0.1:8080/m.gguf")?.port).toBe("8080");
    for (const bad of ["", "models.example/m.gguf", "http://models.example/m.gguf", "file:///m.gguf", "javascript:1"]) expect(modelAddress(bad), bad).toBeUndefined();
    expect(nameOf(new URL("https://models.example/x/a%20b.gguf?y"))).toBe("a b.gguf");
    expect(nameOf(new URL("https://models.example/"))).toBe("models.example");
  });

  it("may come with a checksum", () => {
    const digits = "0123456789abcdef".repeat(4);
    expect(readSha256(` SHA256:${digits.toUpperCase()}`)).toBe(digits);
    expect(readSha256(" ")).toBe("");
    expect(readSha256("abc")).toBeUndefined();
  });
});

describe("modelName", () => {
  const text = (value: string): number[] => [value.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(value)];
  const head = (...keys: number[][]): ArrayBuffer => new Uint8Array([0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0, ...Array<number>(16).fill(0), ...keys.flat()]).buffer;

  it("finds the name behind numbers and other texts", () => {
    const bytes = head([...text("a.count"), 4, 0, 0, 0, 7, 0, 0, 0], [...text("general.basename"), 8, 0, 0, 0, ...text("x")], [...text("general.name"), 8, 0, 0, 0, ...text("Quill 1")]);
    expect(modelName(bytes)).toBe("Quill 1");
  });

  it("finds nothing in lists, cut heads and other files", () => {
    expect(modelName(head([...text("a.list"), 9, 0, 0, 0], [...text("general.name"), 8, 0, 0, 0, ...text("Quill")]))).toBeUndefined();
    expect(modelName(head([...text("general.name"), 8, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]))).toBeUndefined();
    expect(modelName(new ArrayBuffer(3))).toBeUndefined();
    expect(modelName(new TextEncoder().encode("<!doctype html><title>no model at all</title>").buffer)).toBeUndefined();
  });
});
