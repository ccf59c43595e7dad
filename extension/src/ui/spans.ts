// Checks count Unicode scalar values, JavaScript strings count UTF-16 units: an emoji is one there and two here.
import type { Check, Severity } from "../schema/index";

export interface Segment {
  readonly text: string;
  readonly checks: readonly Check[];
  /** The gravest of its checks. */
  readonly severity?: Severity;
}

const GRAVITY: Record<Severity, number> = { info: 0, warn: 1, block: 2 };

/** The UTF-16 place of each scalar value, and of the end. A lone surrogate counts as one, as it does in Rust once replaced. */
export function utf16Offsets(text: string): number[] {
  const offsets = [0];
  for (const scalar of text) offsets.push((offsets.at(-1) ?? 0) + scalar.length);
  return offsets;
}

/** Cuts the text where checks begin and end, so that overlapping ones can be drawn. */
export function segments(text: string, checks: readonly Check[]): Segment[] {
  const offsets = utf16Offsets(text);
  const at = (scalar: number): number => offsets[Math.max(0, Math.min(scalar, offsets.length - 1))] ?? text.length;
  const spans = checks.map((check) => ({ check, start: at(check.span[0]), end: at(check.span[1]) })).filter(({ start, end }) => start < end);
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const here = spans.filter((span) => span.start <= start && span.end >= end).map(({ check }) => check);
    const [gravest] = here.map(({ severity }) => severity).sort((a, b) => GRAVITY[b] - GRAVITY[a]);
    return { text: text.slice(start, end), checks: here, ...(gravest ? { severity: gravest } : {}) };
  });
}

export function quote(text: string, { span }: Check): string {
  const offsets = utf16Offsets(text);
  return text.slice(offsets[span[0]] ?? text.length, offsets[span[1]] ?? text.length);
}
