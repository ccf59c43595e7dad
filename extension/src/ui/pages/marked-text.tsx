// A text with its checks underlined.
import type { Check } from "../../schema/index";
import { segments } from "../spans";

/** As text nodes only: what a model writes is never markup. */
export function MarkedText({ text, checks }: { readonly text: string; readonly checks: readonly Check[] }) {
  return (
    <>
      {segments(text, checks).map((part, place) =>
        part.severity ? (
          <mark key={place} class={part.severity} title={part.checks.map(({ reason }) => reason).join("\n")}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
