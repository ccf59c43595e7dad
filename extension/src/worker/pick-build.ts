// Chooses one of the two wasm builds by what this browser can do.
export type Build = "relaxed" | "plain";

export interface Choice {
  readonly build: Build;
  readonly threads: number;
}

/** A module of one function that uses one instruction; a browser that does not know it calls the module invalid. */
function knows(...body: number[]): boolean {
  const code = [0, ...body, 0x0b];
  const bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, code.length + 2, 1, code.length, ...code];
  return WebAssembly.validate(new Uint8Array(bytes));
}

const ZERO = [0x41, 0, 0xfd, 0x0f]; // i32.const 0, i8x16.splat

export function knowsSimd(): boolean {
  return knows(...ZERO, 0xfd, 0x62); // i8x16.popcnt
}

export function knowsRelaxedSimd(): boolean {
  return knows(...ZERO, ...ZERO, 0xfd, 0x92, 0x02); // i16x8.relaxed_dot_i8x16_i7x16_s
}

export interface Abilities {
  readonly simd: boolean;
  readonly relaxedSimd: boolean;
  /** Only a cross-origin isolated worker may hand its memory to others. */
  readonly isolated: boolean;
  readonly cores: number;
}

/** No build at all means the browser is too old for the engine. */
export function pickBuild({ simd, relaxedSimd, isolated, cores }: Abilities, wanted?: number): Choice | undefined {
  if (!simd) return undefined;
  if (!relaxedSimd) return { build: "plain", threads: 1 };
  const threads = Math.max(1, Math.min(wanted ?? defaultThreads(cores), 16));
  return { build: "relaxed", threads: isolated ? threads : 1 };
}

/** Cores are counted with their second hardware threads, which share the arithmetic units; small machines need them all. */
function defaultThreads(cores: number): number {
  return cores <= 4 ? cores : Math.min(8, Math.ceil(cores / 2));
}
