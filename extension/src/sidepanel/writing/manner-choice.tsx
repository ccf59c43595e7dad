// Language, tone and length in one row.
import { useId } from "preact/hooks";
import { LENGTHS, type Preferences, TONES } from "../../options/preferences";
import type { Translate } from "../../ui/messages";
import { LANGS, type Manner } from "./manner";

interface MannerChoiceProps {
  readonly t: Translate;
  readonly manner: Manner;
  readonly preferences: Pick<Preferences, "tone" | "length">;
  readonly onChange: (change: Manner) => void;
}

/** Three small lists. */
export function MannerChoice({ t, manner, preferences, onChange }: MannerChoiceProps) {
  return (
    <div class="manner">
      <List label={t("manner_language")} value={manner.lang ?? ""} options={[["", t("manner_language_auto")], ...LANGS.map((lang) => [lang, t(`language_${lang}`)] as const)]} onChoose={(value) => onChange({ lang: LANGS.find((lang) => lang === value) })} />
      <List label={t("options_tone")} value={manner.tone ?? preferences.tone} options={TONES.map((tone) => [tone, t(`tone_${tone}`)] as const)} onChoose={(value) => onChange({ tone: TONES.find((tone) => tone === value) })} />
      <List label={t("options_length")} value={manner.length ?? preferences.length} options={LENGTHS.map((length) => [length, t(`length_${length}`)] as const)} onChoose={(value) => onChange({ length: LENGTHS.find((length) => length === value) })} />
    </div>
  );
}

interface ListProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

function List({ label, value, options, onChoose }: ListProps) {
  const id = useId();
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
