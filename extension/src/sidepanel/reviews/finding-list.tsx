// What several reviews say: a row for each, the commonest first, that leads to the reviews.
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
  return (
    <section class="findings">
      <h2>{title}</h2>
      {findings.length === 0 && <p class="small">{none}</p>}
      <ul>
        {findings.map((finding) => (
          <li key={finding.name}>
            <button type="button" onClick={() => onPick(ofFinding(finding))}>
              <span class="name">{finding.name}</span>
              {finding.quotes[0] && <q>{finding.quotes[0].text}</q>}
              <span class="count">{finding.figure.count === 1 ? t("reviews_count_one") : t("reviews_count", finding.figure.count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
