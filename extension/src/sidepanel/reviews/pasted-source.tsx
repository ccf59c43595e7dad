// Reviews from a pasted list.
import { useState } from "preact/hooks";
import type { Translate } from "../../ui/messages";
import { guessSeparator, pastedReviews, type Separator } from "./pasted-reviews";
import { MAX_REVIEWS, type Review } from "./review";

const SEPARATORS = ["line", "blank"] as const satisfies readonly Separator[];

/** A field for the list. How it is taken apart is shown and can be changed before anything is read. */
export function PastedSource({ t, onRead }: { readonly t: Translate; readonly onRead: (reviews: readonly Review[]) => void }) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Separator>();
  const separator = chosen ?? guessSeparator(text);
  const reviews = pastedReviews(text, separator);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRead(reviews.slice(0, MAX_REVIEWS));
      }}
    >
      <label for="pasted">{t("reviews_paste")}</label>
      <textarea id="pasted" rows={7} value={text} placeholder={t("reviews_paste_placeholder")} aria-describedby="pasted-count" onInput={(event) => setText(event.currentTarget.value)} />
      {text.includes("\n") && (
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
      <p id="pasted-count" class="small" role="status">
        {reviews.length > MAX_REVIEWS && t("reviews_too_many", MAX_REVIEWS)}
        {reviews.length === 0 && text.trim() !== "" && t("reviews_none_pasted")}
      </p>
      <button type="submit" class="primary" disabled={reviews.length === 0}>
        {reviews.length === 1 ? t("reviews_analyse_one") : t("reviews_analyse", Math.min(reviews.length, MAX_REVIEWS))}
      </button>
    </form>
  );
}
