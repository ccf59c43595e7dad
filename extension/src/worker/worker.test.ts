import { describe, expect, it } from "vitest";
import { WriterError } from "./client";
import { isFatal, toWireError } from "./failure";
import { knowsRelaxedSimd, knowsSimd, pickBuild } from "./pick-build";

const able = { simd: true, relaxedSimd: true, isolated: true, cores: 4 };

describe("pickBuild", () => {
  it("takes the fastest build the browser can run", () => {
    expect(pickBuild(able)).toEqual({ build: "relaxed", threads: 4 });
    expect(pickBuild({ ...able, cores: 16 })).toEqual({ build: "relaxed", threads: 8 });
    expect(pickBuild({ ...able, isolated: false })).toEqual({ build: "relaxed", threads: 1 });
    expect(pickBuild({ ...able, cores: 1 })).toEqual({ build: "relaxed", threads: 1 });
    expect(pickBuild({ ...able, relaxedSimd: false })).toEqual({ build: "plain", threads: 1 });
    expect(pickBuild({ ...able, simd: false })).toBeUndefined();
  });

  it("heeds what was asked for", () => {
    expect(pickBuild(able, 1)).toEqual({ build: "relaxed", threads: 1 });
    expect(pickBuild(able, 2)).toEqual({ build: "relaxed", threads: 2 });
    expect(pickBuild(able, 999)?.threads).toBe(16);
    expect(pickBuild(able, -3)?.threads).toBe(1);
  });

  it("probes with modules the engine really judges", () => {
    expect(knowsSimd()).toBe(true);
    expect(typeof knowsRelaxedSimd()).toBe("boolean");
  });
});

describe("toWireError", () => {
  it("keeps the module's codes and names the browser's failures", () => {
    expect(toWireError({ code: "bad_model", message: "cut" })).toEqual({ code: "bad_model", message: "cut" });
    expect(toWireError(new WriterError("cancelled")).code).toBe("cancelled");
    expect(toWireError(new RangeError("WebAssembly.Memory(): could not allocate memory")).code).toBe("out_of_memory");
    expect(toWireError(new WebAssembly.RuntimeError("unreachable")).code).toBe("worker_lost");
    expect(toWireError("odd").code).toBe("internal");
    expect(toWireError(undefined).code).toBe("internal");
  });

  it("knows after which the module is of no more use", () => {
    expect(isFatal({ code: "worker_lost", message: "" })).toBe(true);
    expect(isFatal({ code: "missing_facts", message: "" })).toBe(false);
  });
});
