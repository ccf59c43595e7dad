import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWorker } from "../../test/fake-worker";
import type { Job } from "../schema/index";
import type { WriteEvents } from "../worker/client";
import type { WorkerStatus } from "../worker/protocol";
import { WorkerHost } from "./worker-host";

const job = (id: string): Job => ({ id, task: "title", lang: "en", product: { name: "lamp" } });

function events(): WriteEvents & { pieces: string[]; states: string[] } {
  const pieces: string[] = [];
  const states: string[] = [];
  return { pieces, states, piece: (candidate, text) => pieces.push(`${candidate} ${text}`), status: ({ state }: WorkerStatus) => states.push(state) };
}

function write(host: WorkerHost, id: string): { done: Promise<string>; on: ReturnType<typeof events>; leave: () => void } {
  const on = events();
  const leaving = new AbortController();
  const done = host.write(job(id), on, leaving.signal).then(
    ({ candidates }) => candidates[0]?.text ?? "",
    (error: unknown) => (error as { code: string }).code,
  );
  return { done, on, leave: () => leaving.abort() };
}

const written = (worker: FakeWorker | undefined): string[] => worker?.heard.flatMap((message) => (message.type === "write" ? [message.job] : [])) ?? [];
const worker = (index = 0): FakeWorker => FakeWorker.started[index] as FakeWorker;

let host: WorkerHost;

beforeEach(() => {
  vi.useFakeTimers();
  FakeWorker.started.length = 0;
  host = new WorkerHost({ spawn: () => new FakeWorker(), load: { modelUrl: "model.gguf" }, maxWaiting: 2, idleMs: 1000, cancelGraceMs: 500 });
  return () => vi.useRealTimers();
});

describe("WorkerHost", () => {
  it("starts no worker before the first job, and loads before it writes", async () => {
    expect(FakeWorker.started).toHaveLength(0);
    const { done, on } = write(host, "a");
    expect(worker().heard).toEqual([{ type: "load", modelUrl: "model.gguf" }]);
    worker().ready();
    expect(written(worker())).toEqual(["a"]);
    worker().say({ type: "piece", job: "a", candidate: 1, text: "La" });
    worker().finish("a");
    expect(await done).toBe("text of a");
    expect(on.pieces).toEqual(["1 La"]);
    expect(on.states).toContain("loading");
    expect(on.states.at(-1)).toBe("ready");
  });

  it("runs one job at a time, in order", async () => {
    const [a, b] = [write(host, "a"), write(host, "b")];
    worker().ready();
    expect(written(worker())).toEqual(["a"]);
    worker().finish("a");
    expect(written(worker())).toEqual(["a", "b"]);
    worker().finish("b");
    expect(await Promise.all([a.done, b.done])).toEqual(["text of a", "text of b"]);
  });

  it("refuses what would wait too long", async () => {
    const kept = ["a", "b", "c"].map((id) => write(host, id));
    expect(await write(host, "d").done).toBe("busy");
    worker().ready();
    for (const id of ["a", "b", "c"]) worker().finish(id);
    expect(await Promise.all(kept.map(({ done }) => done))).toHaveLength(3);
  });

  it("a job cancelled while the model loads or while it waits never reaches the worker", async () => {
    const [a, b, c] = [write(host, "a"), write(host, "b"), write(host, "c")];
    a.leave();
    b.leave();
    expect(await Promise.all([a.done, b.done])).toEqual(["cancelled", "cancelled"]);
    worker().ready();
    expect(written(worker())).toEqual(["c"]);
    worker().finish("c");
    expect(await c.done).toBe("text of c");
  });

  it("cancels a running job, waits for the worker's word, and drops late pieces", async () => {
    const [a, b] = [write(host, "a"), write(host, "b")];
    worker().ready();
    a.leave();
    expect(await a.done).toBe("cancelled");
    expect(worker().heard.at(-1)).toEqual({ type: "cancel", job: "a" });
    worker().say({ type: "piece", job: "a", candidate: 0, text: "late" });
    expect(a.on.pieces).toEqual([]);
    expect(written(worker())).toEqual(["a"]);
    worker().say({ type: "error", job: "a", error: { code: "cancelled", message: "" } });
    expect(written(worker())).toEqual(["a", "b"]);
    worker().finish("b");
    expect(await b.done).toBe("text of b");
  });

  it("ends a worker that does not answer a cancel, and goes on with a new one", async () => {
    const [a, b] = [write(host, "a"), write(host, "b")];
    worker().ready();
    a.leave();
    vi.advanceTimersByTime(500);
    expect(worker().ended).toBe(true);
    worker(1).ready();
    worker(1).finish("b");
    expect(await b.done).toBe("text of b");
  });

  it("a crash fails the running job only", async () => {
    const [a, b] = [write(host, "a"), write(host, "b")];
    worker().ready();
    worker().crash();
    expect(await a.done).toBe("worker_lost");
    expect(FakeWorker.started).toHaveLength(2);
    worker(1).ready();
    worker(1).finish("b");
    expect(await b.done).toBe("text of b");
    worker().finish("a", "from the dead");
  });

  it("a bad model fails everyone at once with its own code; a later click tries again", async () => {
    const [a, b] = [write(host, "a"), write(host, "b")];
    worker().say({ type: "status", state: "failed", error: { code: "bad_model", message: "" } });
    expect(await Promise.all([a.done, b.done])).toEqual(["bad_model", "bad_model"]);
    expect(FakeWorker.started).toHaveLength(1);
    expect(worker().ended).toBe(true);
    const c = write(host, "c");
    worker(1).ready();
    worker(1).finish("c");
    expect(await c.done).toBe("text of c");
  });

  it("running out of memory ends the worker and says so", async () => {
    const a = write(host, "a");
    worker().ready();
    worker().say({ type: "status", state: "failed", error: { code: "out_of_memory", message: "" } });
    expect(await a.done).toBe("out_of_memory");
    expect(worker().ended).toBe(true);
  });

  it("a failed job leaves the worker alive", async () => {
    const a = write(host, "a");
    worker().ready();
    worker().say({ type: "error", job: "a", error: { code: "missing_facts", message: "" } });
    expect(await a.done).toBe("missing_facts");
    expect(worker().ended).toBe(false);
  });

  it("drops the model when idle, not while it works", async () => {
    const states: string[] = [];
    host.watch(({ state }) => states.push(state));
    const a = write(host, "a");
    worker().ready();
    vi.advanceTimersByTime(5000);
    expect(worker().ended).toBe(false);
    worker().finish("a");
    await a.done;
    vi.advanceTimersByTime(999);
    expect(worker().ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(worker().ended).toBe(true);
    expect(states).toEqual(["empty", "loading", "ready", "empty"]);
  });

  it("an answer to an unknown job changes nothing", async () => {
    const a = write(host, "a");
    worker().ready();
    worker().finish("z");
    worker().finish("a");
    expect(await a.done).toBe("text of a");
  });

  it("a worker that cannot be started is a lost worker, not a hanging click", async () => {
    const broken = new WorkerHost({
      spawn: () => {
        throw new Error("refused");
      },
      load: { modelUrl: "m" },
    });
    expect(await write(broken, "a").done).toBe("internal");
  });

  it("takes up another choice of model after the running job, and at once when there is none", async () => {
    let modelUrl = "old.gguf";
    const choosing = new WorkerHost({ spawn: () => new FakeWorker(), load: () => Promise.resolve({ modelUrl }) });
    const a = write(choosing, "a");
    await vi.waitFor(() => expect(worker().heard).toEqual([{ type: "load", modelUrl: "old.gguf" }]));
    worker().ready();
    modelUrl = "new.gguf";
    choosing.renew();
    expect(worker().ended).toBe(false);
    worker().finish("a");
    expect(await a.done).toBe("text of a");
    expect(worker().ended).toBe(true);
    write(choosing, "b");
    await vi.waitFor(() => expect(worker(1).heard).toEqual([{ type: "load", modelUrl: "new.gguf" }]));
    worker(1).ready();
    worker(1).finish("b");
    choosing.renew();
    expect(worker(1).ended).toBe(true);
  });

  it("a model that cannot be loaded gives way to another, and the job is none the wiser", async () => {
    const failures: string[] = [];
    const giving = new WorkerHost({ spawn: () => new FakeWorker(), load: { modelUrl: "m" }, onLoadFailed: (code) => failures.push(code) === 1 });
    const a = write(giving, "a");
    worker().say({ type: "status", state: "failed", error: { code: "bad_model", message: "" } });
    expect(worker().ended).toBe(true);
    worker(1).ready();
    worker(1).finish("a");
    expect(await a.done).toBe("text of a");
    expect(failures).toEqual(["bad_model"]);
    giving.unload();
    const b = write(giving, "b");
    worker(2).say({ type: "status", state: "failed", error: { code: "out_of_memory", message: "" } });
    expect(await b.done).toBe("out_of_memory");
  });

  it("follows a change of how long it may idle", async () => {
    const a = write(host, "a");
    worker().ready();
    worker().finish("a");
    await a.done;
    host.setIdle(50);
    vi.advanceTimersByTime(50);
    expect(worker().ended).toBe(true);
  });
});
