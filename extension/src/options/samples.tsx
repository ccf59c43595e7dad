// Texts that the seller wrote, one to a field, for the writer to take their habits from.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Translate } from "../ui/messages";
import { keptSamples, LONGEST_SAMPLE, MOST_SAMPLES, sampleRows } from "./sample-rows";

interface SamplesProps {
  readonly stored: readonly string[] | undefined;
  readonly onChange: (samples: string[] | undefined) => void;
  readonly t: Translate;
}

/** The fields; a text that is taken away comes back with one Undo. */
export function Samples({ stored, onChange, t }: SamplesProps) {
  const [rows, setRows] = useState<readonly string[]>(() => sampleRows(stored));
  const [removed, setRemoved] = useState<{ readonly text: string; readonly at: number }>();
  const list = useRef<HTMLUListElement>(null);
  const [focusOn, setFocusOn] = useState<number>();
  useEffect(() => setRows((now) => sampleRows(stored, now)), [stored]);
  useEffect(() => {
    if (focusOn === undefined) return;
    list.current?.querySelectorAll("textarea").item(focusOn).focus();
    setFocusOn(undefined);
  }, [focusOn]);
  const keep = (next: readonly string[]): void => {
    setRows(next.length > 0 ? next : [""]);
    const samples = keptSamples(next);
    onChange(samples.length > 0 ? samples : undefined);
  };
  const remove = (at: number): void => {
    const text = rows[at];
    if (text) setRemoved({ text, at });
    keep(rows.filter((_, index) => index !== at));
    setFocusOn(Math.max(0, at - 1));
  };
  const restore = (): void => {
    if (removed) keep([...rows.slice(0, removed.at), removed.text, ...rows.slice(removed.at)].filter((text) => text !== ""));
    setRemoved(undefined);
  };
  const add = (): void => {
    const free = rows.indexOf("");
    if (free === -1) setRows([...rows, ""]);
    setFocusOn(free === -1 ? rows.length : free);
  };
  return (
    <fieldset aria-describedby="samples-hint">
      <legend>{t("options_samples")}</legend>
      <p id="samples-hint" class="small">
        {t("options_samples_hint")}
      </p>
      <ul class="samples" ref={list}>
        {rows.map((text, index) => (
          <li key={index} class="sample">
            <textarea
              rows={3}
              value={text}
              maxLength={LONGEST_SAMPLE}
              aria-label={t("options_sample_number", index + 1)}
              placeholder={t("options_sample_placeholder")}
              onChange={(event) => keep(rows.map((one, at) => (at === index ? event.currentTarget.value.trim() : one)))}
            />
            {(text !== "" || rows.length > 1) && (
              <button type="button" class="quiet" aria-label={t("options_remove", t("options_sample_number", index + 1))} onClick={() => remove(index)}>
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="row">
        {(rows.length < MOST_SAMPLES || rows.includes("")) && (
          <button type="button" onClick={add}>
            {t("options_add_sample")}
          </button>
        )}
      </div>
      <p role="status" class="small saved">
        {removed && t("options_policy_removed", t("options_sample_number", removed.at + 1))}
        {removed && (
          <button type="button" class="quiet" onClick={restore}>
            {t("undo")}
          </button>
        )}
      </p>
    </fieldset>
  );
}
