import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Candidate, Job, JobResult } from "../schema/index";
import { type WriterClient, WriterError } from "../worker/client";
import { exportTable } from "./export-table";
import { existingText, jobOf, productOf } from "./job-of";
import { parseSettings } from "./remembered";
import { guessRoles, type Role, withRole } from "./roles";
import { newRow, queuedAgain, settled, tasksLeft, withResult, withText, withVerdict } from "./row-changes";
import { type CatalogTask, type Row, ROW_STATUSES, type Run, type RunSettings } from "./run";
import { type CatalogStore, openStore } from "./store";
import { TimeLeft } from "./time-left";
import { type Desk, writeRow, writeRows } from "./writer";

const settings: RunSettings = { tasks: ["title"], lang: "en", tone: "plain", length: "medium", candidates: 1, rewrite: false };
const HEADER = ["Name", "Color", "Title"];
const ROLES: Role[] = ["name", "attribute", "title"];
const runOf = (change: Partial<Run> = {}): Run => ({ id: "r1", name: "spring.csv", createdAt: 1, header: HEADER, roles: ROLES, settings, size: 3, going: true, ...change });
const run = runOf();
const candidate = (text: string, marked = false): Candidate => ({ text, checks: marked ? [{ rule: "r", span: [0, 1], severity: "warn", reason: "why" }] : [] });
const resultOf = (...candidates: Candidate[]): JobResult => ({ id: "j", candidates });
const lamp = newRow(run, 0, ["lamp", "white", ""]);

describe("roles", () => {
  const ofHeader = (header: string[], cells: string[] = header.map(() => "x"), known = {}): Role[] => guessRoles(header, [cells], known);

  it("are guessed from English headers", () => {
    expect(ofHeader(["SKU", "Product Name", "Brand", "Category", "Price (USD)", "Color", "Tags", "Notes", "Title", "Body (HTML)", "Image URL"])).toEqual(["none", "name", "brand", "category", "price", "attribute", "tags", "notes", "title", "description", "none"]);
  });

  it("are guessed from Chinese headers", () => {
    expect(ofHeader(["商品编号", "商品名称", "品牌", "类目", "售价", "颜色", "适用人群", "卖点", "现有标题", "商品描述", "库存"])).toEqual(["none", "name", "brand", "category", "price", "attribute", "audience", "notes", "title", "description", "none"]);
  });

  it("take the title for the name where there is no other", () => {
    expect(ofHeader(["Handle", "Title", "Vendor"])).toEqual(["none", "name", "brand"]);
  });

  it("leave out links, codes and long texts that no header names", () => {
    expect(ofHeader(["Name", "Foo", "Bar", "Baz"], ["lamp", "https://x.example/1.jpg", "4006381333931", "word ".repeat(40)])).toEqual(["name", "none", "none", "none"]);
  });

  it("remember corrections, and give single roles to one column", () => {
    expect(ofHeader(["Name", "Colour Family"], ["lamp", "white"], { "colour family": "notes" })).toEqual(["name", "notes"]);
    expect(ofHeader(["Name", "Product name"])).toEqual(["name", "none"]);
    expect(withRole(["name", "attribute", "notes"], 1, "name")).toEqual(["none", "name", "notes"]);
    expect(withRole(["name", "attribute", "notes"], 1, "notes")).toEqual(["name", "notes", "notes"]);
  });
});

describe("jobOf", () => {
  it("says what the row says and no more", () => {
    expect(productOf(["name", "brand", "attribute", "attributes", "tags", "notes", "price", "title"], ["n", "b", "Size", "a", "t", "o", "p", "x"], ["lamp", "", "M", "Color: white; Material：oak;odd", "a, b，c", "gift", "39.90", "Old title"])).toEqual({
      name: "lamp",
      price: "39.90",
      notes: "gift",
      attributes: { Size: "M", Color: "white", Material: "oak" },
      tags: ["a", "b", "c"],
      existing: { title: "Old title" },
    });
    expect(productOf(["title"], ["Title"], ["Oak lamp"]).name).toBe("Oak lamp");
  });

  it("is the same for the same row and try, and another one for the next try", () => {
    const again = queuedAgain(lamp, ["title"]);
    expect(jobOf(run, lamp, "title", "zh")).toEqual(jobOf(run, { ...lamp }, "title", "zh"));
    expect(jobOf(run, again, "title", "zh").id).not.toBe(jobOf(run, lamp, "title", "zh").id);
    expect(jobOf(run, lamp, "title", "zh")).toMatchObject({ task: "title", lang: "en", locale: "zh", candidates: 1 });
    expect(jobOf(run, lamp, "title", "zh")).not.toHaveProperty("platform");
  });
});

describe("a row", () => {
  const own = newRow(run, 1, ["vase", "blue", "My vase"]);
  const plan = runOf({ settings: { ...settings, rewrite: true } });

  it("with a text of its own is left alone unless the seller wants a suggestion", () => {
    expect(own.status).toBe("kept");
    expect(tasksLeft(own, run)).toEqual([]);
    expect(tasksLeft(own, plan)).toEqual(["title"]);
    expect(tasksLeft(queuedAgain(own, ["title"]), run)).toEqual(["title"]);
    expect(existingText(ROLES, own.cells, "bullets")).toBe("");
  });

  it("is done when nothing is marked and nothing is replaced, else waits for a yes", () => {
    expect(settled(withResult(lamp, run, "title", resultOf(candidate("Lamp")), 1), run).status).toBe("done");
    expect(settled(withResult(lamp, run, "title", resultOf(candidate("Lamp", true)), 1), run).status).toBe("review");
    const suggested = settled(withResult(own, plan, "title", resultOf(candidate("Vase")), 1), plan);
    expect(suggested.status).toBe("review");
    expect(withVerdict(suggested, "title", "accepted").status).toBe("done");
    expect(withVerdict(suggested, "title", "skipped").status).toBe("kept");
  });

  it("keeps what the seller wrote through another try", () => {
    const first = settled(withResult(lamp, run, "title", resultOf(candidate("One"), candidate("Two")), 1), run);
    const edited = withText(first, "title", "Own words");
    const anew = settled(withResult(queuedAgain(edited, ["title"]), run, "title", resultOf(candidate("Two"), candidate("Three")), 2), run);
    expect(anew.texts.title?.candidates.map(({ text }) => text)).toEqual(["Two", "Three", "Own words", "One"]);
    expect(anew).toMatchObject({ status: "done", again: [], tries: 1 });
  });

  it("that failed keeps its other texts and says why", () => {
    const both = runOf({ settings: { ...settings, tasks: ["title", "description"] } });
    const failed = settled(withResult(newRow(both, 0, lamp.cells), both, "title", resultOf(candidate("Lamp")), 1), both, "too_long");
    expect(failed).toMatchObject({ status: "failed", problem: "too_long", texts: { title: { text: "Lamp" } } });
    expect(withVerdict(failed, "title", "skipped").status).toBe("failed");
    expect(tasksLeft(queuedAgain(failed), both)).toEqual(["description"]);
  });
});

describe("exportTable", () => {
  const plan = runOf({ settings: { ...settings, tasks: ["title", "bullets"], rewrite: true } });
  const written = (cells: string[], verdict: "open" | "accepted" | "skipped"): Row => ({ ...newRow(plan, 0, cells), texts: { title: { candidates: [], text: "New", verdict, writtenAt: 1 }, bullets: { candidates: [], text: "A\nB", verdict: "accepted", writtenAt: 1 } } });
  const rows = [written(["lamp", "white", ""], "accepted"), written(["vase", "blue", "Mine"], "open"), written(["cup", "red", "Mine"], "accepted")];
  const nameOf = (task: CatalogTask): string => (task === "title" ? "Title" : task);

  it("keeps every original column and adds the new ones beside them", () => {
    expect(exportTable(plan, rows, "beside", nameOf)).toEqual({
      header: ["Name", "Color", "Title", "Title 2", "bullets"],
      rows: [
        ["lamp", "white", "", "New", "A\nB"],
        ["vase", "blue", "Mine", "", "A\nB"],
        ["cup", "red", "Mine", "New", "A\nB"],
      ],
    });
  });

  it("replaces a text of the seller's only after a yes", () => {
    const { header, rows: out } = exportTable(plan, rows, "inside", nameOf);
    expect(header).toEqual(["Name", "Color", "Title", "bullets"]);
    expect(out.map((row) => row[2])).toEqual(["New", "Mine", "New"]);
  });
});

describe("parseSettings", () => {
  it("survives whatever is stored", () => {
    const plain = { tone: "plain", length: "medium" } as const;
    const fallback = { tasks: ["title"], ...plain, candidates: 2, rewrite: false };
    expect(parseSettings({}, plain)).toEqual(fallback);
    expect(parseSettings({ tasks: "title", platform: 3, tone: "loud", candidates: 99, rewrite: "yes" }, plain)).toEqual(fallback);
    expect(parseSettings({}, { ...plain, platform: "etsy", writeIn: "zh" })).toEqual({ ...fallback, platform: "etsy", lang: "zh" });
    expect(parseSettings({ tasks: ["seo", "nonsense", "title"], platform: "ebay", tone: "lively", candidates: 1, rewrite: true }, plain)).toMatchObject({ tasks: ["title", "seo"], platform: "ebay", tone: "lively", candidates: 1, rewrite: true });
  });
});

describe("TimeLeft", () => {
  it("goes by the last rows and says nothing too early", () => {
    const times = new TimeLeft();
    times.start(0);
    for (const at of [1_000, 2_000]) times.finishedOne(at);
    expect(times.estimate(10)).toBeUndefined();
    times.finishedOne(3_000);
    expect(times.estimate(10)).toBe(10_000);
    for (let at = 1; at <= 20; at += 1) times.finishedOne(3_000 + at * 100);
    expect(times.estimate(10)).toBe(1_000);
    times.start(9_000);
    expect(times.estimate(10)).toBeUndefined();
  });
});

describe("store and writer", () => {
  let store: CatalogStore;
  let names = 0;
  const asked: Job[] = [];
  const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, place) => newRow(run, place, [`lamp ${place}`, "white", ""]));

  /** Answers each job by its product's name; an error's code in place of a text fails it. */
  const clientOf = (answer: (job: Job) => string | Promise<string>): WriterClient => ({
    write: async (job, _on, signal) => {
      asked.push(job);
      const text = await answer(job);
      if (signal.aborted) throw new WriterError("cancelled");
      if (text.startsWith("!")) throw new WriterError(text.slice(1));
      return { id: job.id, candidates: [candidate(text)] };
    },
    status: () => () => undefined,
  });
  const deskOf = (client: WriterClient): Desk => ({ store, client, locale: "en", changed: () => undefined, growing: () => undefined });
  const stand = async (): Promise<string[]> => (await store.allRows(run.id)).map(({ status }) => status);

  beforeEach(async () => {
    asked.length = 0;
    store = await openStore(`catalog-${(names += 1)}`);
    await store.addRun(run, rowsOf(3));
  });
  afterEach(() => store.close());

  it("gives a row to one writer only", async () => {
    const claims = await Promise.all(["a", "b", "c", "d"].map((claim) => store.claimNext(run.id, claim)));
    expect(claims.map((row) => row?.place)).toEqual([0, 1, 2, undefined]);
    expect(await store.claim(run.id, 1, "e")).toBeUndefined();
    expect(await store.changeClaimed(run.id, 1, "a", (row) => ({ ...row, status: "done" }))).toBeUndefined();
    expect(await stand()).toEqual(["writing", "writing", "writing"]);
  });

  it("adds a run whole or not at all", async () => {
    await expect(store.addRun(runOf({ id: "r2" }), [{ ...lamp, run: "r2" }, { ...lamp, run: "r2" }])).rejects.toThrow();
    expect(await store.run("r2")).toBeUndefined();
    expect(await store.allRows("r2")).toEqual([]);
  });

  it("counts, filters and pages rows, and deletes a run without touching another", async () => {
    await store.addRun(runOf({ id: "r2", createdAt: 2 }), rowsOf(120).map((row, place) => ({ ...row, run: "r2", status: place % 2 ? "done" : "waiting" })));
    expect(await store.counts("r2")).toEqual({ ...Object.fromEntries(ROW_STATUSES.map((status) => [status, 0])), done: 60, waiting: 60 });
    expect((await store.page("r2", "all", 100, 50)).map(({ place }) => place)).toEqual(Array.from({ length: 20 }, (_, at) => 100 + at));
    expect((await store.page("r2", "done", 50, 50)).map(({ place }) => place)).toEqual(Array.from({ length: 10 }, (_, at) => 101 + 2 * at));
    expect(await store.page("r2", "failed", 0, 50)).toEqual([]);
    expect((await store.runs()).map(({ id }) => id)).toEqual(["r2", "r1"]);
    await store.deleteRun("r1");
    expect(await store.allRows("r1")).toEqual([]);
    expect(await store.allRows("r2")).toHaveLength(120);
  });

  it("writes every row once, in order", async () => {
    await writeRows(run, deskOf(clientOf(({ product }) => `New ${product?.name}`)), new AbortController().signal);
    const rows = await store.allRows(run.id);
    expect(rows.map(({ status, texts, claim }) => [status, texts.title?.text, claim])).toEqual([0, 1, 2].map((place) => ["done", `New lamp ${place}`, undefined]));
    expect(asked).toHaveLength(3);
  });

  it("puts the row that was being written back when it is paused, and goes on from there", async () => {
    const paused = new AbortController();
    const client = clientOf(({ product }) => {
      if (product?.name === "lamp 1") paused.abort();
      return "New";
    });
    await expect(writeRows(run, deskOf(client), paused.signal)).rejects.toMatchObject({ code: "cancelled" });
    expect(await stand()).toEqual(["done", "waiting", "waiting"]);
    await writeRows(run, deskOf(clientOf(() => "New")), new AbortController().signal);
    expect(await stand()).toEqual(["done", "done", "done"]);
    expect(asked.map(({ product }) => product?.name)).toEqual(["lamp 0", "lamp 1", "lamp 1", "lamp 2"]);
  });

  it("recovers the rows of a writer that is gone, whose late text then counts for nothing", async () => {
    const row = await store.claimNext(run.id, "gone");
    await store.recover(run.id);
    expect(await stand()).toEqual(["waiting", "waiting", "waiting"]);
    await writeRows(run, deskOf(clientOf(() => "New")), new AbortController().signal);
    expect(await store.changeClaimed(run.id, row?.place ?? -1, "gone", (late) => withText(late, "title", "Late"))).toBeUndefined();
    expect((await store.row(run.id, 0))?.texts.title?.text).toBe("New");
  });

  it("fails a row for what is wrong with it, and stops for what is wrong with everything", async () => {
    await writeRows(run, deskOf(clientOf(({ product }) => (product?.name === "lamp 1" ? "!missing_facts" : "New"))), new AbortController().signal);
    expect(await stand()).toEqual(["done", "failed", "done"]);
    await store.changeAll(run.id, "failed", (row) => queuedAgain(row));
    await expect(writeRows(run, deskOf(clientOf(() => "!missing_model")), new AbortController().signal)).rejects.toMatchObject({ code: "missing_model" });
    expect(await stand()).toEqual(["done", "waiting", "done"]);
  });

  it("tries again when the model was lost or busy, but not for ever", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const answers = ["!worker_lost", "New", "!busy", "!busy", "New", "!worker_lost", "!worker_lost"];
    const writing = writeRows(run, deskOf(clientOf(() => answers.shift() ?? "New")), new AbortController().signal);
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(2_000);
      expect(answers).toEqual([]);
    });
    vi.useRealTimers();
    await writing;
    expect(await stand()).toEqual(["done", "done", "failed"]);
    expect((await store.row(run.id, 2))?.problem).toBe("worker_lost");
  });

  it("goes on within a row at the task that is missing", async () => {
    const both = runOf({ settings: { ...settings, tasks: ["title", "description"] } });
    const paused = new AbortController();
    const client = clientOf(({ task }) => {
      if (task === "description") paused.abort();
      return "New";
    });
    await expect(writeRow(both, 0, deskOf(client), paused.signal)).rejects.toMatchObject({ code: "cancelled" });
    expect(await store.row(run.id, 0)).toMatchObject({ status: "waiting", texts: { title: { text: "New" } } });
    await writeRow(both, 0, deskOf(clientOf(() => "New")), new AbortController().signal);
    expect(asked.map(({ task }) => task)).toEqual(["title", "description", "description"]);
    expect((await store.row(run.id, 0))?.status).toBe("done");
  });
});
