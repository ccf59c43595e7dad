// The reviews behind a figure, with the words that speak of it marked.
import { useEffect, useRef } from "preact/hooks";
import type { ReviewEntry } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import type { Evidence } from "./evidence";
import { MarkedReview } from "./marked-review";
import { starsText } from "./stars";

interface EvidenceDialogProps {
  readonly t: Translate;
  readonly entries: readonly ReviewEntry[];
  readonly evidence: Evidence;
  readonly onClose: () => void;
}

/** Opens over the panel. Escape and a click beside it close it, and the browser puts the focus back. */
export function EvidenceDialog({ t, entries, evidence, onClose }: EvidenceDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { title, reviews, quotesIn } = evidence;
  return (
    <dialog ref={dialog} class="evidence" aria-labelledby="evidence-title" onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <div class="sheet">
        <header>
          <h2 id="evidence-title">{title}</h2>
          <span class="small">{reviews.length === 1 ? t("reviews_count_one") : t("reviews_count", reviews.length)}</span>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {t("close")}
          </button>
        </header>
        <ol>
          {reviews.map((place) => {
            const entry = entries[place];
            return entry && <Said key={place} t={t} place={place} entry={entry} quotes={quotesIn(place)} />;
          })}
        </ol>
      </div>
    </dialog>
  );
}

interface SaidProps {
  readonly t: Translate;
  readonly place: number;
  readonly entry: ReviewEntry;
  readonly quotes: readonly string[];
}

function Said({ t, place, entry: { review, rating, date }, quotes }: SaidProps) {
  return (
    <li>
      <p class="small">
        {t("reviews_number", place + 1)}
        {rating !== undefined && (
          <>
            {" · "}
            <span role="img" aria-label={t("reviews_stars_of", rating)}>
              {starsText(rating)}
            </span>
          </>
        )}
        {date !== undefined && ` · ${date}`}
      </p>
      <MarkedReview text={review} quotes={quotes} />
    </li>
  );
}
