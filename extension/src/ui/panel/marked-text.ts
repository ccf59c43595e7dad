// A candidate's text with its checks underlined. Text nodes only: model output is never markup.
import type { Check } from "../../schema/index";
import { el } from "../dom";
import { segments } from "../spans";

export type OnPoint = (check: Check | undefined) => void;

export function markedText(text: string, checks: readonly Check[], onPoint: OnPoint): Node[] {
  return segments(text, checks).map((part) => {
    const [check] = part.checks;
    if (!check) return document.createTextNode(part.text);
    const title = part.checks.map(({ reason }) => reason).join("\n");
    return el("mark", { class: part.severity, title }, [part.text], { pointerenter: () => onPoint(check), pointerleave: () => onPoint(undefined) });
  });
}
