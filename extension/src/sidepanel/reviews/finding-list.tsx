// What reviews say: a row for each thing that several say, the commonest first, that leads to the reviews. What a single one
// says stands apart: one voice is no finding.
import type { Finding } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { type Evidence, ofFinding } from "./evidence";

interface FindingListProps {
  readonly t: Translate;
  readonly title: string;
  /** What to say where nothing was found. */
  readonly none: string;
  readonly findings: readonly Finding[];
  readonly onPick: (evidence: Evidence) => void;
}

/** A titled list. Where there is nothing it says so: that is a finding too. */
export function FindingList({ t, title, none, findings, onPick }: FindingListProps) {
  const several = findings.filter(({ figure }) => figure.count > 1);
  const once = findings.filter(({ figure }) => figure.count === 1);
  return (
    <section class="findings">
      <h2>{title}</h2>
      {several.length === 0 && <p class="small">{once.length > 0 ? t("reviews_no_aspects") : none}</p>}
      <ul>
        {several.map((finding) => (
          <li key={finding.name}>
            <Row t={t} finding={finding} onPick={onPick} />
          </li>
        ))}
      </ul>
      {once.length > 0 && (
        <details class="once" open={several.length === 0}>
          <summary>{t("reviews_once", once.length)}</summary>
          <p>
            {once.map((finding) => (
              <button key={finding.name} type="button" class="chip" onClick={() => onPick(ofFinding(finding))}>
                {finding.name}
              </button>
            ))}
          </p>
        </details>
      )}
    </section>
  );
}

function Row({ t, finding, onPick }: { readonly t: Translate; readonly finding: Finding; readonly onPick: (evidence: Evidence) => void }) {
  const { name, figure, quotes } = finding;
  // A phrase that is its own name says nothing more; words that hold the name say most.
  const telling = quotes.filter(({ text }) => text !== name);
  const quote = telling.find(({ text }) => text.toLowerCase().includes(name.toLowerCase())) ?? telling[0];
  return (
    <button type="button" class="finding" onClick={() => onPick(ofFinding(finding))}>
      <span class="name">{name}</span>
      {quote && <q>{quote.text}</q>}
      <span class="count">{t("reviews_count", figure.count)}</span>
    </button>
  );
}
