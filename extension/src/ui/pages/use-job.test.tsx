import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it } from "vitest";
import { FakeClient } from "../../../test/fake-client";
import type { Job } from "../../schema/index";
import { type UseJob, useJob } from "./use-job";

/** Draws at once what follows from it. */
const drawn = (what: () => void): void => void act(what);

const job = (id: string): Job => ({ id, task: "campaign", lang: "en" });

describe("useJob", () => {
  let host: HTMLElement;
  afterEach(() => render(null, host));

  function mounted(): { client: FakeClient; now: () => UseJob } {
    const client = new FakeClient();
    let latest: UseJob | undefined;
    function Probe() {
      latest = useJob(client);
      return null;
    }
    host = document.createElement("div");
    drawn(() => render(<Probe />, host));
    return { client, now: () => latest as UseJob };
  }

  it("streams previews and ends with the result", async () => {
    const { client, now } = mounted();
    let ended: Promise<unknown> = Promise.resolve();
    drawn(() => void (ended = now().start(job("j1"))));
    expect(now().run.phase).toBe("waiting");
    drawn(() => client.last.on.status({ state: "loading", loaded: 1, total: 2 }));
    expect(now().run.model?.state).toBe("loading");
    drawn(() => client.last.on.piece(1, "second"));
    drawn(() => client.last.on.piece(0, "first"));
    expect(now().run).toMatchObject({ phase: "writing", previews: ["first", "second"] });
    client.last.finish(["first, whole"]);
    await act(async () => {
        await ended;
      });
    expect(now().run).toMatchObject({ phase: "done", result: { candidates: [{ text: "first, whole" }] } });
  });

  it("keeps the previews after a stop and after a failure", async () => {
    const { client, now } = mounted();
    for (const [end, phase] of [[() => now().stop(), "stopped"], [() => client.last.fail("worker_lost"), "failed"]] as const) {
      let ended: Promise<unknown> = Promise.resolve();
      drawn(() => void (ended = now().start(job("j"))));
      drawn(() => client.last.on.piece(0, "half"));
      end();
      await act(async () => {
        await ended;
      });
      expect(now().run).toMatchObject({ phase, previews: ["half"] });
    }
    expect(now().run.problem).toBe("error_worker_lost");
  });

  it("hears the newest job alone", () => {
    const { client, now } = mounted();
    drawn(() => void now().start(job("old")));
    const old = client.last;
    drawn(() => void now().start(job("new")));
    expect(old.signal.aborted).toBe(true);
    drawn(() => old.on.piece(0, "late"));
    expect(now().run).toMatchObject({ phase: "waiting", previews: [] });
  });

  it("cancels its job when the component goes", () => {
    const { client, now } = mounted();
    drawn(() => void now().start(job("j")));
    drawn(() => render(null, host));
    expect(client.last.signal.aborted).toBe(true);
  });
});
