import { describe, expect, it, vi } from "vitest";
import { FakeClient } from "../../../test/fake-client";
import type { ReviewEntry, ReviewReport } from "../../schema/index";
import { type KeptReviews, ReviewSession } from "./review-session";

const none = { count: 0, reviews: [] };
const feelings = { positive: none, negative: none, neutral: none };
const reportOver = (entries: readonly ReviewEntry[]): ReviewReport => ({ total: entries.length, feelings, unread: none, months: [], aspects: [], problems: [], needs: [], buyers: [], uses: [] });

function started(texts: string[], keep?: (kept: KeptReviews | undefined) => void) {
  const client = new FakeClient();
  const analyse = vi.fn((entries: ReviewEntry[]) => Promise.resolve(reportOver(entries)));
  const session = new ReviewSession({ client, analyse, ...(keep ? { keep } : {}) });
  const reviews = texts.map((text) => ({ text }));
  void session.start(reviews);
  const phase = async (expected: string): Promise<void> => vi.waitFor(() => expect(session.state.phase).toBe(expected));
  const job = async (count: number): Promise<void> => vi.waitFor(() => expect(client.jobs).toHaveLength(count));
  const answer = (): void => client.last.finish([], { sentiment: "positive" });
  return { client, analyse, session, reviews, phase, job, answer };
}

describe("ReviewSession", () => {
  it("reads one review after another in its own language, then reports", async () => {
    const { client, session, phase, job, answer } = started(["Bright lamp.", "灯很亮，不刺眼"]);
    await job(1);
    expect(client.last.request).toMatchObject({ task: "review-analysis", lang: "en", review: "Bright lamp." });
    answer();
    await job(2);
    expect(client.last.request).toMatchObject({ lang: "zh", review: "灯很亮，不刺眼" });
    expect(session.state.report).toBeUndefined();
    answer();
    await phase("done");
    expect(session.state.report?.total).toBe(2);
  });

  it("keeps stars and dates beside what the model made of the text", async () => {
    const client = new FakeClient();
    const session = new ReviewSession({ client, analyse: (entries) => Promise.resolve(reportOver(entries)) });
    void session.start([{ text: "Fine.", rating: 4, date: "2026-03-14" }]);
    await vi.waitFor(() => expect(client.jobs).toHaveLength(1));
    client.last.finish([], { sentiment: "neutral" });
    await vi.waitFor(() => expect(session.state.entries).toMatchObject([{ review: "Fine.", rating: 4, date: "2026-03-14", result: { sentiment: "neutral" } }]));
  });

  it("reports over what it has when it is stopped, and reads on without reading twice", async () => {
    const { client, session, phase, job, answer } = started(["a b", "c d", "e f"]);
    await job(1);
    answer();
    await job(2);
    session.stop();
    await phase("stopped");
    expect(client.last.signal.aborted).toBe(true);
    expect(session.state.report?.total).toBe(1);
    void session.resume();
    await job(3);
    expect(client.last.request.review).toBe("c d");
    answer();
    await job(4);
    answer();
    await phase("done");
    expect(session.state.report?.total).toBe(3);
    expect(client.jobs).toHaveLength(4);
  });

  it("counts a review that cannot be read as unread and goes on", async () => {
    const { client, session, phase, job, answer } = started(["much too long", "fine"]);
    await job(1);
    client.last.fail("too_long");
    await job(2);
    answer();
    await phase("done");
    expect(session.state.entries.map(({ result }) => result.sentiment)).toEqual([undefined, "positive"]);
  });

  it("stops at a failure that would befall the next review as well, and says which", async () => {
    const { client, session, phase, job } = started(["one", "two"]);
    await job(1);
    client.last.fail("out_of_memory");
    await phase("failed");
    expect(session.state.problem).toBe("error_out_of_memory");
    expect(client.jobs).toHaveLength(1);
    void session.resume();
    await job(2);
    expect(session.state.problem).toBeUndefined();
  });

  it("is not touched by an earlier start", async () => {
    const { client, session, phase, job, answer } = started(["old"]);
    await job(1);
    const old = client.last;
    void session.start([{ text: "new" }]);
    await job(2);
    old.finish([], { sentiment: "negative" });
    answer();
    await phase("done");
    expect(session.state.entries).toMatchObject([{ review: "new", result: { sentiment: "positive" } }]);
  });

  it("forgets everything when it is cleared", async () => {
    const { client, session, phase, job, answer } = started(["one"]);
    await job(1);
    answer();
    await phase("done");
    session.clear();
    expect(session.state).toEqual({ phase: "empty", reviews: [], entries: [] });
    void session.start([{ text: "one" }]);
    await job(2);
    expect(client.jobs).toHaveLength(2);
  });

  it("is taken up where an earlier panel left off", async () => {
    const keep = vi.fn();
    const { session, job, answer, client } = started(["a b", "c d"], keep);
    await job(1);
    answer();
    await job(2);
    session.stop();
    await vi.waitFor(() => expect(keep).toHaveBeenLastCalledWith({ reviews: session.state.reviews, entries: session.state.entries }));
    const later = new ReviewSession({ client, analyse: (entries) => Promise.resolve(reportOver(entries)) });
    await later.restore(structuredClone({ reviews: session.state.reviews, entries: session.state.entries }));
    expect(later.state).toMatchObject({ phase: "stopped", report: { total: 1 } });
    void later.resume();
    await job(3);
    expect(client.last.request.review).toBe("c d");
    await later.restore({ reviews: [{ text: "x" }], entries: [] });
    expect(later.state.reviews).toHaveLength(2);
    session.clear();
    expect(keep).toHaveBeenLastCalledWith(undefined);
  });
});
