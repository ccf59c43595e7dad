import { describe, expect, it } from "vitest";
import type { Writer } from "./glue";
import { chooseBackend, preferGpu, type Verdict, type Verdicts } from "./trial";
import type { Backend } from "./protocol";

const TOKENS = [5, 6, 7, 8, 9, 10, 11, 12, 13];

/** A writer whose GPU is so many times as fast. */
function fakeWriter({ speed = 2, gpuTokens = TOKENS, lost = false } = {}) {
  let backend: Backend = "cpu";
  let benches = 0;
  const writer = {
    bench: () => {
      benches += 1;
      if (lost) backend = "cpu";
      const onGpu = backend === "webgpu";
      const rate = onGpu ? 100 * speed : 100;
      return Promise.resolve({ tokenIds: onGpu ? gpuTokens : TOKENS, prefillTokensPerSecond: rate, decodeTokensPerSecond: rate });
    },
    useGpu: () => {
      backend = "webgpu";
      return Promise.resolve();
    },
    useCpu: () => {
      backend = "cpu";
    },
    info: () => ({ backend }),
  } as unknown as Writer;
  return { writer, benches: () => benches, backend: () => backend };
}

function memory(): Verdicts & { kept: Map<string, Verdict> } {
  const kept = new Map<string, Verdict>();
  return { kept, get: (key) => Promise.resolve(kept.get(key)), put: (key, verdict) => Promise.resolve(kept.set(key, verdict)) };
}

describe("chooseBackend", () => {
  it("takes a GPU that brings the same tokens clearly sooner, and no other", async () => {
    for (const [about, verdict] of [
      [{ speed: 2 }, { backend: "webgpu", reason: "faster" }],
      [{ speed: 1.1 }, { backend: "cpu", reason: "slower" }],
      [{ gpuTokens: [5, 6, 0, 0, 0, 0, 0, 0, 0] }, { backend: "cpu", reason: "wrong" }],
      [{ gpuTokens: [...TOKENS.slice(0, 8), 99] }, { backend: "webgpu", reason: "faster" }],
      [{ lost: true }, { backend: "cpu", reason: "lost" }],
    ] as const) {
      const { writer, backend } = fakeWriter({ ...about, gpuTokens: [...("gpuTokens" in about ? about.gpuTokens : TOKENS)] });
      expect(await chooseBackend(writer, "card", "model", memory())).toEqual(verdict);
      expect(backend()).toBe(verdict.backend);
    }
  });

  it("tries nothing without an adapter or in a build without a GPU", async () => {
    const { writer, benches } = fakeWriter();
    expect(await chooseBackend(writer, undefined, "model", memory())).toEqual({ backend: "cpu", reason: "absent" });
    expect(await chooseBackend({ ...writer, useGpu: undefined }, "card", "model", memory())).toEqual({ backend: "cpu", reason: "absent" });
    expect(benches()).toBe(0);
  });

  it("remembers each model and adapter, but not that a device was lost", async () => {
    const verdicts = memory();
    await chooseBackend(fakeWriter().writer, "card", "model", verdicts);
    const second = fakeWriter();
    expect(await chooseBackend(second.writer, "card", "model", verdicts)).toEqual({ backend: "webgpu", reason: "faster" });
    expect(second.benches()).toBe(0);
    expect(second.backend()).toBe("webgpu");
    const other = fakeWriter({ lost: true });
    await chooseBackend(other.writer, "other card", "model", verdicts);
    expect(other.benches()).toBeGreaterThan(0);
    expect(verdicts.kept.size).toBe(1);
  });

  it("prefers a GPU that is asked for, and goes on without one", async () => {
    expect(await preferGpu(fakeWriter({ speed: 0.1 }).writer)).toEqual({ backend: "webgpu", reason: "asked" });
    const refused = { ...fakeWriter().writer, useGpu: () => Promise.reject(new Error("no GPU")) };
    expect(await preferGpu(refused)).toEqual({ backend: "cpu", reason: "absent" });
    expect(await preferGpu({ ...fakeWriter().writer, useGpu: undefined })).toEqual({ backend: "cpu", reason: "absent" });
  });

  it("works where nothing can be kept", async () => {
    const broken: Verdicts = { get: () => Promise.reject(new Error("private")), put: () => Promise.reject(new Error("private")) };
    expect((await chooseBackend(fakeWriter().writer, "card", "model", broken)).backend).toBe("webgpu");
  });
});
