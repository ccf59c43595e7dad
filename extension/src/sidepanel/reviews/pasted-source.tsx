// Reviews from a pasted list.
import { useState } from "preact/hooks";
import { FoundReviews } from "./found-reviews";
import { guessSeparator, pastedReviews, type Separator } from "./pasted-reviews";
import type { SourceProps } from "./sources";

const SEPARATORS = ["line", "blank"] as const satisfies readonly Separator[];

/** A field for the list. How it is taken apart is shown and can be changed before anything is read. */
export function PastedSource({ t, onRead }: SourceProps) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Separator>();
  const separator = chosen ?? guessSeparator(text);
  const reviews = pastedReviews(text, separator);
  return (
    <>
      <label for="pasted">{t("reviews_paste")}</label>
      <textarea id="pasted" rows={7} value={text} placeholder={t("reviews_paste_placeholder")} onInput={(event) => setText(event.currentTarget.value)} />
      {text.trim().includes("\n") && (
        <fieldset>
          <legend>{t("reviews_separator")}</legend>
          <div class="segments">
            {SEPARATORS.map((one) => (
              <label key={one}>
                <input type="radio" name="separator" value={one} checked={one === separator} onChange={() => setChosen(one)} />
                <span>{t(one === "line" ? "reviews_by_line" : "reviews_by_blank")}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {reviews.length === 0 && text.trim() !== "" && <p role="alert">{t("reviews_none_pasted")}</p>}
      <FoundReviews t={t} reviews={reviews} onRead={onRead} />
    </>
  );
}
