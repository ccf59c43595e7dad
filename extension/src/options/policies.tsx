// The shop's policies for replies: free rows of a topic and what holds. They are kept at every change; a row that lacks
// one of the two stays on the page until it is filled in.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Translate } from "../ui/messages";
import { keptPolicies, type PolicyRow, policyRows } from "./policy-rows";
import { usePreferences } from "./use-preferences";

const SUGGESTED = ["policy_returns", "policy_shipping", "policy_warranty", "policy_payment", "policy_gift"] as const;

/** The section on policies. */
export function Policies({ t }: { readonly t: Translate }) {
  const { chosen, save, saved } = usePreferences();
  const [rows, setRows] = useState<readonly PolicyRow[]>();
  const [removed, setRemoved] = useState<{ readonly row: PolicyRow; readonly at: number }>();
  const list = useRef<HTMLUListElement>(null);
  const [focusOn, setFocusOn] = useState<number>();
  useEffect(() => {
    if (chosen) setRows((now) => policyRows(chosen.policies, now));
  }, [chosen]);
  useEffect(() => {
    if (focusOn === undefined) return;
    const fields = list.current?.children[focusOn]?.querySelectorAll<HTMLElement>("input, textarea");
    [...(fields ?? [])].find((field) => "value" in field && field.value === "")?.focus();
    setFocusOn(undefined);
  }, [focusOn]);
  if (!rows) return null;
  const keep = (next: readonly PolicyRow[]): void => {
    setRows(next);
    const policies = keptPolicies(next);
    save({ policies: Object.keys(policies).length > 0 ? policies : undefined });
  };
  const add = (topic: string): void => {
    setRows([...rows, { topic, text: "" }]);
    setFocusOn(rows.length);
  };
  const remove = (at: number): void => {
    const row = rows[at];
    if (row && (row.topic || row.text)) setRemoved({ row, at });
    keep(rows.filter((_, index) => index !== at));
  };
  const restore = (): void => {
    if (removed) keep([...rows.slice(0, removed.at), removed.row, ...rows.slice(removed.at)]);
    setRemoved(undefined);
  };
  const missing = SUGGESTED.map((key) => t(key)).filter((topic) => !rows.some((row) => row.topic === topic));
  return (
    <section id="policies" aria-labelledby="policies-title">
      <h2 id="policies-title">{t("options_policies")}</h2>
      <p>{t("options_policies_text")}</p>
      <ul class="policies" ref={list}>
        {rows.map((row, index) => (
          <li key={index}>
            <Row row={row} index={index} t={t} onChange={(change) => keep(rows.map((one, at) => (at === index ? { ...one, ...change } : one)))} onRemove={() => remove(index)} />
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p class="small">{t("options_no_policies")}</p>}
      <div class="row wrap">
        {missing.map((topic) => (
          <button key={topic} type="button" class="chip" onClick={() => add(topic)}>
            {t("options_add_topic", topic)}
          </button>
        ))}
        <button type="button" onClick={() => add("")}>
          {t("options_add_policy")}
        </button>
      </div>
      <p role="status" class="small saved">
        {removed ? t("options_policy_removed", removed.row.topic) : saved ? t("options_saved") : ""}
        {removed && (
          <button type="button" class="quiet" onClick={restore}>
            {t("undo")}
          </button>
        )}
      </p>
    </section>
  );
}

interface RowProps {
  readonly row: PolicyRow;
  readonly index: number;
  readonly t: Translate;
  readonly onChange: (change: Partial<PolicyRow>) => void;
  readonly onRemove: () => void;
}

function Row({ row: { topic, text }, index, t, onChange, onRemove }: RowProps) {
  return (
    <fieldset class="policy" aria-label={t("options_policy_number", index + 1)}>
      <input type="text" value={topic} maxLength={300} aria-label={t("options_policy_topic")} placeholder={t("options_policy_topic_placeholder")} onChange={(event) => onChange({ topic: event.currentTarget.value.trim() })} />
      <textarea rows={2} value={text} maxLength={1000} aria-label={t("options_policy_rule")} placeholder={t("options_policy_rule_placeholder")} onChange={(event) => onChange({ text: event.currentTarget.value.trim() })} />
      <button type="button" class="quiet" aria-label={t("options_remove", topic || t("options_policy_number", index + 1))} onClick={onRemove}>
        ✕
      </button>
    </fieldset>
  );
}
