import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linePair } from "../../platform/firefox/line-pair";
import type { Line } from "../background/relay";
import type { Job } from "../schema/index";
import { EmbeddingClient } from "../ui/pages/embedding-client";
import { PortClient } from "./port-client";

const job: Job = { id: "j", task: "title", lang: "en" };
const result = { id: "j", candidates: [] };
const nobody = { piece: () => undefined, status: () => undefined };

/** The extension's end of every port that was opened, and what came through it. */
let ends: { line: Line; heard: unknown[]; closed: boolean }[];
let runtime: { id: string | undefined; connect: () => Line };

beforeEach(() => {
  ends = [];
  runtime = {
    id: "ownid",
    connect: () => {
      if (runtime.id === undefined) throw new Error("Extension context invalidated.");
      const [near, line] = linePair();
      const end = { line, heard: [] as unknown[], closed: false };
      line.onMessage.addListener((message) => end.heard.push(message));
      line.onDisconnect.addListener(() => (end.closed = true));
      ends.push(end);
      return near;
    },
  };
  vi.stubGlobal("chrome", { runtime });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const write = (signal = new AbortController().signal, on = nobody): Promise<unknown> =>
  new PortClient().write(job, on, signal).then(
    (written) => written,
    (error: unknown) => (error as { code: string }).code,
  );
const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe("PortClient", () => {
  it("opens a port per job, streams, and closes it at the end", async () => {
    const pieces: string[] = [];
    const written = write(undefined, { ...nobody, piece: (_candidate: number, text: string) => void pieces.push(text) } as typeof nobody);
    await turn();
    expect(ends[0]?.heard).toEqual([{ type: "write", request: job }]);
    for (const message of [{ type: "alive" }, { type: "piece", candidate: 0, text: "La" }, { type: "done", result }]) ends[0]?.line.postMessage(message);
    expect(await written).toEqual(result);
    expect(pieces).toEqual(["La"]);
    expect(ends[0]?.closed).toBe(true);
  });

  it("asks for vectors, once more where the service worker was stopped", async () => {
    const embedded = new EmbeddingClient().embed(["lamp"], () => undefined, new AbortController().signal);
    await turn();
    ends[0]?.line.disconnect();
    await turn();
    expect(ends[1]?.heard).toEqual([{ type: "embed", texts: ["lamp"] }]);
    ends[1]?.line.postMessage({ type: "embedded", vectors: [[1]] });
    expect(await embedded).toEqual([[1]]);
  });

  it("closes the port when cancelled, which ends the job", async () => {
    const leaving = new AbortController();
    const written = write(leaving.signal);
    leaving.abort();
    expect(await written).toBe("cancelled");
    expect(ends[0]?.closed).toBe(true);
  });

  it("passes an error's code on", async () => {
    const written = write();
    ends[0]?.line.postMessage({ type: "error", error: { code: "missing_facts", message: "" } });
    expect(await written).toBe("missing_facts");
  });

  it("starts over once when the service worker was stopped, and gives up the second time", async () => {
    const written = write();
    ends[0]?.line.disconnect();
    await vi.waitFor(() => expect(ends[1]?.heard).toEqual([{ type: "write", request: job }]));
    ends[1]?.line.disconnect();
    expect(await written).toBe("worker_lost");
    expect(ends).toHaveLength(2);
  });

  it("notices that the extension was updated, during a job and before one", async () => {
    vi.useFakeTimers();
    const written = write();
    runtime.id = undefined;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await written).toBe("extension_updated");
    expect(await write()).toBe("extension_updated");
  });
});
