// Texts of several named parts ("Ad: ...", one a line) taken apart, so that each can be read and copied by itself.
import type { Candidate, Check } from "../../schema/index";
import { utf16Offsets } from "../../ui/spans";

/** A part of a text. Its checks stand where they stand in the part. */
export interface TextPart {
  readonly label?: string;
  readonly text: string;
  readonly checks: readonly Check[];
}

const LABELLED = /^([^:：#\d]{1,20})[:：]\s*/u;

/** The text's lines as parts; in a text that is not `labelled` a colon is a colon. Spans count Unicode scalar values, as they do in a candidate. */
export function textParts({ text, checks }: Pick<Candidate, "text" | "checks">, labelled: boolean): TextPart[] {
  let at = 0;
  return text.split("\n").flatMap((line) => {
    const from = at;
    const end = from + scalars(line);
    at = end + 1;
    const [head = "", label] = LABELLED.exec(labelled ? line : "") ?? [];
    const start = from + scalars(head);
    const own = checks.filter(({ span }) => span[0] < end && span[1] > start);
    const moved = own.map((check) => ({ ...check, span: [Math.max(start, check.span[0]) - start, Math.min(end, check.span[1]) - start] satisfies [number, number] }));
    return line.trim() === "" ? [] : [{ ...(label === undefined ? {} : { label }), text: line.slice(head.length), checks: moved }];
  });
}

function scalars(text: string): number {
  return utf16Offsets(text).length - 1;
}
