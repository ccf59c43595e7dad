// The texts of one task: candidates with their checks, the seller's own hand, and a yes or a no.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Candidate, Check, Lang } from "../schema/index";
import type { MessageKey, Translate } from "../ui/messages";
import { MarkedText } from "../ui/pages/marked-text";
import { quote } from "../ui/spans";
import { withText } from "./row-changes";
import type { CatalogTask, Row, RowText } from "./run";

interface Props {
  readonly task: CatalogTask;
  readonly text: RowText | undefined;
  /** What the row says already. */
  readonly existing: string;
  /** What is being written now. */
  readonly growing: string | undefined;
  readonly lang: Lang;
  readonly busy: boolean;
  readonly waiting: boolean;
  readonly onChange: (change: (row: Row) => Row) => void;
  readonly onDecide: (verdict: "accepted" | "skipped") => void;
  readonly onRewrite: () => void;
  readonly t: Translate;
}

const VERDICT_KEYS = { open: "catalog_verdict_open", accepted: "catalog_verdict_accepted", skipped: "catalog_verdict_skipped" } as const satisfies Record<RowText["verdict"], MessageKey>;

export function TextReview({ task, text, existing, growing, lang, busy, waiting, onChange, onDecide, onRewrite, t }: Props) {
  const name = t(`task_${task}` satisfies MessageKey);
  const written = lang === "zh" ? "zh-CN" : lang;
  return (
    <section class="text" aria-label={name}>
      <h3>
        {name}
        {text && <span class={`verdict ${text.verdict}`}>{t(VERDICT_KEYS[text.verdict])}</span>}
      </h3>
      {existing !== "" && (
        <blockquote>
          <span class="small">{t("catalog_now")}</span>
          {existing}
        </blockquote>
      )}
      {growing !== undefined && (
        <p class="growing" lang={written} aria-busy="true">
          {growing}
        </p>
      )}
      {text && growing === undefined && <Written task={task} text={text} lang={written} busy={busy} onChange={onChange} name={name} t={t} />}
      {!text && growing === undefined && <p class="small">{t(waiting ? "catalog_in_line" : "catalog_not_written")}</p>}
      {!waiting && growing === undefined && (
        <p class="buttons">
          {text && text.verdict !== "accepted" && (
            <button type="button" class="primary" disabled={busy || text.text.trim() === ""} onClick={() => onDecide("accepted")}>
              {t(existing === "" ? "catalog_accept" : "catalog_accept_over")}
            </button>
          )}
          {text && text.verdict !== "skipped" && (
            <button type="button" disabled={busy} onClick={() => onDecide("skipped")}>
              {t(existing === "" ? "catalog_skip" : "catalog_keep_mine")}
            </button>
          )}
          <button type="button" class="quiet" disabled={busy} onClick={onRewrite}>
            {t(text ? "regenerate" : "catalog_write_one")}
          </button>
        </p>
      )}
    </section>
  );
}

interface WrittenProps {
  readonly task: CatalogTask;
  readonly text: RowText;
  readonly name: string;
  readonly lang: string;
  readonly busy: boolean;
  readonly onChange: (change: (row: Row) => Row) => void;
  readonly t: Translate;
}

function Written({ task, text, name, lang, busy, onChange, t }: WrittenProps) {
  const [own, setOwn] = useState(text.text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What was stored a moment ago must not overtake the seller, who types on.
    if (document.activeElement !== field.current) setOwn(text.text);
  }, [text.text]);
  const set = (next: string): void => {
    setOwn(next);
    onChange((row) => withText(row, task, next));
  };
  const chosen = text.candidates.findIndex((one) => one.text === own);
  const candidate = text.candidates[chosen];
  return (
    <>
      <div class="candidates" role="radiogroup" aria-label={t("candidates")}>
        {text.candidates.map((one, index) => (
          <label key={one.text} class="candidate" lang={lang}>
            <input type="radio" name={`candidate-${task}`} checked={index === chosen} disabled={busy} onChange={() => set(one.text)} />
            <span>
              <MarkedText text={one.text} checks={one.checks} />
              <Length candidate={one} t={t} />
            </span>
          </label>
        ))}
      </div>
      {candidate && <Marks candidate={candidate} t={t} />}
      <label class="own">
        <span class="small">{t(chosen < 0 ? "catalog_own_words" : "catalog_edit")}</span>
        <textarea ref={field} aria-label={t("catalog_edit_of", name)} lang={lang} rows={task === "title" ? 2 : 6} value={own} disabled={busy} onInput={(event) => set(event.currentTarget.value)} />
      </label>
    </>
  );
}

function Length({ candidate: { count }, t }: { readonly candidate: Candidate; readonly t: Translate }) {
  if (!count) return null;
  return <span class={count.used > count.max ? "length over" : "length"}>{t(`unit_${count.unit}` satisfies MessageKey, count.used, count.max)}</span>;
}

function Marks({ candidate, t }: { readonly candidate: Candidate; readonly t: Translate }) {
  const marks = candidate.checks.filter(({ severity }) => severity !== "info");
  if (marks.length === 0) return null;
  return (
    <div class="marks">
      <h4>{t("checks_title")}</h4>
      <ul>
        {marks.map((check, place) => (
          <li key={place} class={check.severity}>
            <Reason text={candidate.text} check={check} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reason({ text, check }: { readonly text: string; readonly check: Check }) {
  const words = quote(text, check);
  return (
    <span>
      {words !== "" && <q>{words}</q>} {check.reason}
    </span>
  );
}
