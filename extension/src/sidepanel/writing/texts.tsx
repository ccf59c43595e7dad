// The texts of one try: as they grow, and then with what was found in them.
import { useState } from "preact/hooks";
import type { Candidate, Job, Lang } from "../../schema/index";
import { copyText } from "../../ui/copy-text";
import type { Translate } from "../../ui/messages";
import { ownClient } from "../../ui/pages/use-job";
import { quote, segments } from "../../ui/spans";
import { usedText } from "../../worker/client";
import { type TextPart, textParts } from "./text-parts";

/** A candidate, or a preview of one, which has no checks yet. */
export type Text = Pick<Candidate, "text" | "checks">;

interface TextsProps {
  readonly t: Translate;
  /** What they are written for. */
  readonly job: Job;
  readonly texts: readonly Text[];
  /** Whether their lines are named parts. */
  readonly labelled: boolean;
  /** Whether they are still being written. */
  readonly growing: boolean;
}

/** A card for each text. */
export function Texts({ t, job, texts, labelled, growing }: TextsProps) {
  return (
    <div class="texts" aria-busy={growing}>
      {texts.map((text, at) => (
        <Card key={at} t={t} job={job} text={text} name={t("candidate_number", at + 1)} labelled={labelled} growing={growing} />
      ))}
    </div>
  );
}

function Card({ t, job, text, name, labelled, growing }: Omit<TextsProps, "texts"> & { readonly text: Text; readonly name: string }) {
  const parts = textParts(text, labelled);
  const used = (copied: string): void => ownClient.used?.(usedText(job, copied));
  return (
    <article class="text" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <Copy t={t} label={t("copy")} name={t("copy_named", name)} text={text.text} disabled={growing || text.text === ""} onCopied={used} />
      </header>
      {parts.map((part, at) => (
        <Part key={at} t={t} lang={job.lang} part={part} growing={growing} alone={parts.length === 1} onCopied={used} />
      ))}
      {growing && parts.length === 0 && <p class="waiting" aria-hidden="true" />}
      <Reasons t={t} text={text} />
    </article>
  );
}

interface PartProps extends Pick<TextsProps, "t" | "growing">, Pick<CopyProps, "onCopied"> {
  readonly lang: Lang;
  readonly part: TextPart;
  readonly alone: boolean;
}

function Part({ t, lang, part, growing, alone, onCopied }: PartProps) {
  const { label, text } = part;
  return (
    <section class="part">
      {label && <h4>{label}</h4>}
      <p lang={lang === "zh" ? "zh-CN" : lang} dir="auto">
        <Marked part={part} />
      </p>
      {label && !alone && <Copy t={t} label={t("copy")} name={t("copy_named", label)} text={text} disabled={growing || text === ""} onCopied={onCopied} />}
    </section>
  );
}

/** Text nodes only: what a model writes is never markup. */
function Marked({ part: { text, checks } }: { readonly part: TextPart }) {
  return (
    <>
      {segments(text, checks).map(({ text, checks, severity }, at) =>
        severity ? (
          <mark key={at} class={severity} title={checks.map(({ reason }) => reason).join("\n")}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}

function Reasons({ t, text: { text, checks } }: { readonly t: Translate; readonly text: Text }) {
  const grave = checks.filter(({ severity }) => severity !== "info");
  if (grave.length === 0) return null;
  return (
    <section class="reasons">
      <h4>{t("checks_title")}</h4>
      <ul>
        {grave.map((check, at) => (
          <li key={at} class={check.severity}>
            {quote(text, check) !== "" && <q>{quote(text, check)}</q>} {check.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CopyProps {
  readonly t: Translate;
  readonly label: string;
  readonly name: string;
  readonly text: string;
  readonly disabled: boolean;
  /** Told of what has reached the clipboard. */
  readonly onCopied: (text: string) => void;
}

function Copy({ t, label, name, text, disabled, onCopied }: CopyProps) {
  const [copied, setCopied] = useState<boolean>();
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    if (done) onCopied(text);
    setCopied(done);
  };
  return (
    <span class="copy">
      <span role="status" class="small">
        {copied === undefined ? "" : t(copied ? "notice_copied" : "notice_copy_failed")}
      </span>
      <button type="button" aria-label={name} disabled={disabled} onClick={() => void copy()} onBlur={() => setCopied(undefined)}>
        {label}
      </button>
    </span>
  );
}
