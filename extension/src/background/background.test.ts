import { describe, expect, it, vi } from "vitest";
import { linePair } from "../../platform/firefox/line-pair";
import { FakeWorker } from "../../test/fake-worker";
import { serveLine } from "../offscreen/serve-line";
import { WorkerHost } from "../offscreen/worker-host";
import { admit } from "./admit";
import { type Line, relay } from "./relay";
import { askerOf } from "./senders";

const ID = "ownid";
const OWN = "chrome-extension://ownid/";
const tab = { id: 7 } as chrome.tabs.Tab;
const sender = (more: Partial<chrome.runtime.MessageSender>): chrome.runtime.MessageSender => ({ id: ID, ...more });
const request = { id: "j1", task: "title", lang: "en", product: { name: "lamp" } };

describe("askerOf", () => {
  it("lets pages write, own pages write and steer, and nobody else", () => {
    const page = sender({ tab, url: "https://shop.example/x" });
    const own = sender({ url: `${OWN}popup.html` });
    expect(askerOf({ name: "write", sender: page }, ID, OWN)).toBe("page");
    expect(askerOf({ name: "status", sender: own }, ID, OWN)).toBe("own");
    expect(askerOf({ name: "status", sender: sender({ tab, url: `${OWN}options.html` }) }, ID, OWN)).toBe("own");
    expect(askerOf({ name: "write", sender: own }, ID, OWN)).toBe("own");
    expect(askerOf({ name: "engine", sender: own }, ID, OWN)).toBe("stranger");
    expect(askerOf({ name: "status", sender: page }, ID, OWN)).toBe("stranger");
    expect(askerOf({ name: "engine", sender: page }, ID, OWN)).toBe("stranger");
    expect(askerOf({ name: "write", sender: sender({ id: "other", tab, url: "https://shop.example" }) }, ID, OWN)).toBe("stranger");
    expect(askerOf({ name: "write", sender: sender({ tab, url: "file:///etc/passwd" }) }, ID, OWN)).toBe("stranger");
    expect(askerOf({ name: "write" }, ID, OWN)).toBe("stranger");
  });
});

describe("admit", () => {
  it("takes jobs from pages, ours too, and only of a bearable size", () => {
    expect(admit({ type: "write", request }, "page")).toEqual({ type: "write", request });
    expect(admit({ type: "write", request }, "own")).toEqual({ type: "write", request });
    expect(admit({ type: "write", request }, "stranger")).toBeUndefined();
    expect(admit({ type: "write", request: { ...request, message: "x".repeat(400_001) } }, "page")).toBeUndefined();
    for (const bad of [null, "write", {}, { type: "write" }, { type: "write", request: [] }, { type: "write", request: { id: 3, task: "title" } }, { type: "eval" }]) expect(admit(bad, "page")).toBeUndefined();
  });

  it("takes nobody's word on where a job is to be done", () => {
    const elsewhere = { url: "https://elsewhere.example", model: "m", key: "", note: "" };
    for (const asker of ["page", "own"] as const) expect(admit({ type: "write", request, elsewhere }, asker)).toEqual({ type: "write", request });
  });

  it("reads texts for own pages only, a bearable number of them", () => {
    expect(admit({ type: "embed", texts: ["lamp"], extra: 1 }, "own")).toEqual({ type: "embed", texts: ["lamp"] });
    for (const asker of ["page", "stranger"] as const) expect(admit({ type: "embed", texts: ["lamp"] }, asker)).toBeUndefined();
    for (const texts of [undefined, "lamp", [], ["lamp", 3], Array.from({ length: 65 }, () => "lamp"), ["x".repeat(400_001)]]) expect(admit({ type: "embed", texts }, "own")).toBeUndefined();
  });

  it("lets only own pages load and unload", () => {
    expect(admit({ type: "unload" }, "page")).toBeUndefined();
    expect(admit({ type: "unload", extra: 1 }, "own")).toEqual({ type: "unload" });
  });
});

describe("a job through the relay", () => {
  function joined(asker: "page" | "own" = "page"): { page: Line; heard: unknown[]; worker: () => FakeWorker; closed: () => boolean } {
    FakeWorker.started.length = 0;
    const host = new WorkerHost({ spawn: () => new FakeWorker(), load: { modelUrl: "m" } });
    const [page, background] = linePair();
    relay(background, asker, () => {
      const [near, far] = linePair();
      serveLine(far, host);
      return Promise.resolve(near);
    });
    const heard: unknown[] = [];
    let closed = false;
    page.onMessage.addListener((message) => heard.push(message));
    page.onDisconnect.addListener(() => (closed = true));
    return { page, heard, worker: () => FakeWorker.started[0] as FakeWorker, closed: () => closed };
  }

  it("goes to the worker and streams back", async () => {
    const { page, heard, worker } = joined();
    page.postMessage({ type: "write", request });
    await vi.waitFor(() => expect(worker()).toBeDefined());
    worker().ready();
    worker().say({ type: "piece", job: "j1", candidate: 0, text: "Lamp" });
    worker().finish("j1", "Lamp, white");
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: "done", result: { id: "j1", candidates: [{ text: "Lamp, white", checks: [] }] } }));
    expect(heard).toContainEqual({ type: "piece", candidate: 0, text: "Lamp" });
  });

  it("brings the vectors of texts", async () => {
    const { page, heard, worker } = joined("own");
    page.postMessage({ type: "embed", texts: ["lamp", "mug"] });
    await vi.waitFor(() => expect(worker()).toBeDefined());
    worker().ready();
    const asked = worker().heard.at(-1);
    expect(asked).toMatchObject({ type: "embed", texts: ["lamp", "mug"] });
    if (asked?.type === "embed") worker().say({ type: "embedded", job: asked.job, vectors: [[1], [2]] });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: "embedded", vectors: [[1], [2]] }));
    page.disconnect();
  });

  it("is cancelled when the tab closes", async () => {
    const { page, worker } = joined();
    page.postMessage({ type: "write", request });
    await vi.waitFor(() => expect(worker()).toBeDefined());
    worker().ready();
    page.disconnect();
    await vi.waitFor(() => expect(worker().heard.at(-1)).toEqual({ type: "cancel", job: "j1" }));
  });

  it("is refused without reaching the worker when it is no job", async () => {
    const { page, heard } = joined();
    page.postMessage({ type: "unload" });
    await vi.waitFor(() => expect(heard).toEqual([{ type: "error", error: { code: "bad_job", message: "bad_job" } }]));
    expect(FakeWorker.started).toHaveLength(0);
  });

  it("fails with a code when there is no engine", async () => {
    const [page, background] = linePair();
    relay(background, "page", () => Promise.reject(new Error("no document")));
    const heard: unknown[] = [];
    page.onMessage.addListener((message) => heard.push(message));
    page.postMessage({ type: "write", request });
    await vi.waitFor(() => expect(heard).toContainEqual({ type: "error", error: { code: "worker_lost", message: "worker_lost" } }));
  });
});
