import { describe, expect, it, vi } from "vitest";
import type { Neighbour } from "../../schema/index";
import { WriterError } from "../../worker/client";
import type { WorkerStatus } from "../../worker/protocol";
import { listedAs } from "./listed";
import { SimilarSession } from "./similar-session";

interface Asked {
  readonly texts: readonly string[];
  status(status: WorkerStatus): void;
  answer(): void;
  fail(code: string): void;
}

const product = (n: number) => listedAs({ name: `product ${n}` });
const twelve = Array.from({ length: 12 }, (_, n) => product(n));

/** The nearer the numbers in two names, the more alike. */
const compare = vi.fn((vectors: readonly (readonly number[])[], place: number, most: number): Promise<Neighbour[]> => {
  const own = vectors[place]?.[0] ?? 0;
  const near = vectors.flatMap(([at = 0], other) => (other === place ? [] : [{ place: other, likeness: 1 - Math.abs(at - own) / 6 }]));
  return Promise.resolve(near.sort((a, b) => b.likeness - a.likeness).slice(0, most));
});

function opened(products = twelve) {
  const asked: Asked[] = [];
  const embed = (texts: readonly string[], status: (status: WorkerStatus) => void, signal: AbortSignal): Promise<number[][]> =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new WriterError("cancelled")));
      asked.push({ texts, status, answer: () => resolve(texts.map((text) => [Number(/\d+/.exec(text)?.[0] ?? -9)])), fail: (code) => reject(new WriterError(code)) });
    });
  const session = new SimilarSession({ embedder: { embed }, compare });
  session.open(products);
  const jobs = async (count: number): Promise<Asked> => {
    await vi.waitFor(() => expect(asked).toHaveLength(count));
    return asked[count - 1] as Asked;
  };
  const names = (): string[] => session.state.near.map(({ product }) => product.name);
  return { session, asked, jobs, names };
}

describe("SimilarSession", () => {
  it("reads the chosen product first, then all others a few at a time, and shows those that are like it", async () => {
    const { session, jobs, names } = opened();
    const done = session.choose(product(11));
    const first = await jobs(1);
    expect(first.texts).toHaveLength(8);
    expect(first.texts[0]).toBe("product 11");
    first.answer();
    const second = await jobs(2);
    expect(session.state).toMatchObject({ phase: "working", read: 8, total: 12 });
    second.answer();
    await done;
    expect(session.state).toMatchObject({ phase: "done", read: 12 });
    // The fifth is too little like it.
    expect(names()).toEqual(["product 10", "product 9", "product 8", "product 7"]);
  });

  it("reads nothing twice, also for a product from elsewhere and another file with the same products", async () => {
    const { session, asked, jobs, names } = opened(twelve.slice(0, 6));
    const done = session.choose(product(0));
    (await jobs(1)).answer();
    await done;
    await session.choose(product(5));
    expect(asked).toHaveLength(1);
    expect(names()[0]).toBe("product 4");
    session.open(twelve.slice(1, 7));
    expect(session.state).toMatchObject({ phase: "empty", near: [] });
    const page = session.choose(listedAs({ name: "page 3" }));
    const rest = await jobs(2);
    expect(rest.texts).toEqual(["page 3", "product 6"]);
    rest.answer();
    await page;
    expect(names()[0]).toBe("product 3");
  });

  it("reads all again when the model is loaded anew, which may be another", async () => {
    const { session, asked, jobs } = opened(twelve.slice(0, 6));
    const first = session.choose(product(0));
    (await jobs(1)).answer();
    await first;
    const second = session.choose(listedAs({ name: "page 3" }));
    const one = await jobs(2);
    expect(one.texts).toEqual(["page 3"]);
    one.status({ state: "loading" });
    one.answer();
    const rest = await jobs(3);
    expect(rest.texts).toHaveLength(6);
    rest.answer();
    await second;
    expect(asked).toHaveLength(3);
    expect(session.state).toMatchObject({ phase: "done", read: 7 });
  });

  it("compares what was read when it is stopped, and goes on with the rest", async () => {
    const { session, jobs, names } = opened();
    const stopped = session.choose(product(0));
    (await jobs(1)).answer();
    await jobs(2);
    session.stop();
    await stopped;
    expect(session.state).toMatchObject({ phase: "stopped", read: 8, total: 12 });
    expect(names()[0]).toBe("product 1");
    const resumed = session.resume();
    const rest = await jobs(3);
    expect(rest.texts).toEqual(["product 8", "product 9", "product 10", "product 11"]);
    rest.answer();
    await resumed;
    expect(session.state.phase).toBe("done");
  });

  it("says what went wrong and keeps what was read", async () => {
    const { session, jobs } = opened();
    const failed = session.choose(product(0));
    (await jobs(1)).answer();
    (await jobs(2)).fail("missing_model");
    await failed;
    expect(session.state).toMatchObject({ phase: "failed", problem: "error_missing_model", read: 8 });
    compare.mockRejectedValueOnce(new WriterError("missing_module"));
    const again = session.resume();
    (await jobs(3)).answer();
    await again;
    expect(session.state).toMatchObject({ phase: "failed", problem: "error_missing_module", read: 12 });
  });

  it("leaves out what has the same name, and drops what an earlier choice still says", async () => {
    const [red, blue] = [listedAs({ name: "Lamp 1", attributes: { Colour: "red" } }), listedAs({ name: "lamp 1 ", attributes: { Colour: "blue" } })];
    const [near, far] = [listedAs({ name: "cup 2" }), listedAs({ name: "cup 4" })];
    const { session, jobs, names } = opened([red, blue, near, far]);
    const earlier = session.choose(far);
    await jobs(1);
    const later = session.choose(red);
    (await jobs(2)).answer();
    await Promise.all([earlier, later]);
    expect(session.state).toMatchObject({ phase: "done", chosen: red });
    expect(names()).toEqual(["cup 2", "cup 4"]);
  });
});
