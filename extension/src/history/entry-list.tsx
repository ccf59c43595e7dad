// Used texts, grouped by the day they were used on.
import { useState } from "preact/hooks";
import { browserLocale } from "#platform/texts";
import { copyText } from "../ui/copy-text";
import type { MessageKey, Translate } from "../ui/messages";
import type { HistoryEntry } from "./history-store";

interface ListProps {
  readonly entries: readonly HistoryEntry[];
  readonly t: Translate;
  readonly onRemove: (entry: HistoryEntry) => void;
}

/** The entries under their days. */
export function EntryList({ entries, t, onRemove }: ListProps) {
  const locale = browserLocale() === "zh_CN" ? "zh-CN" : "en";
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "full" });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const name = day.format(entry.at);
    days.set(name, [...(days.get(name) ?? []), entry]);
  }
  return (
    <>
      {[...days].map(([name, texts]) => (
        <section key={name} class="plain" aria-label={name}>
          <h2 class="day">{name}</h2>
          <ul class="texts">
            {texts.map((entry) => (
              <Entry key={entry.id} entry={entry} time={time.format(entry.at)} t={t} onRemove={() => onRemove(entry)} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const TASKS: Partial<Record<string, MessageKey>> = {
  title: "task_title",
  description: "task_description",
  reply: "task_reply",
  "short-video": "tool_short_video",
  "live-script": "tool_live_script",
  campaign: "tool_campaign",
  recommend: "pair_reason",
};

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly time: string;
  readonly t: Translate;
  readonly onRemove: () => void;
}

function Entry({ entry: { task, about, place, text, lang }, time, t, onRemove }: EntryProps) {
  const [copied, setCopied] = useState<MessageKey>();
  const label = t(TASKS[task] ?? "history_other");
  return (
    <li>
      <p class="small about">{[label, about, place, time].filter(Boolean).join(" · ")}</p>
      <p class="text" lang={lang === "zh" ? "zh-CN" : lang} dir="auto">
        {text}
      </p>
      <div class="row">
        <button type="button" onClick={() => void copyText(text).then((done) => setCopied(done ? "notice_copied" : "notice_copy_failed"))}>
          {t("copy")}
        </button>
        <button type="button" class="quiet" onClick={onRemove}>
          {t("options_delete")}
        </button>
        <span role="status" class="small">
          {copied ? t(copied) : ""}
        </span>
      </div>
    </li>
  );
}
