import { describe, expect, it } from "vitest";
import { checkOptions } from "./options";

const good = { modelUrl: "/model.gguf", threads: 2, backend: "cpu", prompt: "A lamp", maxTokens: 8 };

describe("bench options", () => {
  it("pass as they are, with the CPU where nothing is said", () => {
    expect(checkOptions(good)).toEqual({ ...good, drafts: true, runnersUp: false });
    expect(checkOptions({ ...good, drafts: false }).drafts).toBe(false);
    expect(checkOptions({ modelUrl: "m", prompt: "p", maxTokens: 1 })).toMatchObject({ backend: "cpu", threads: undefined });
  });

  it("are refused by name", () => {
    const wrong = [{ modelUrl: 3 }, { prompt: "" }, { maxTokens: 1.5 }, { maxTokens: "8" }, { threads: 0 }, { backend: "gpu" }, { drafts: "no" }, { runnersUp: 1 }];
    for (const change of wrong) expect(() => checkOptions({ ...good, ...change })).toThrow(Object.keys(change)[0]);
    expect(() => checkOptions(undefined)).toThrow(expect.objectContaining({ code: "bad_job" }));
  });
});
