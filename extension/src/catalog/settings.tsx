// What is to be written for every row, where it will stand and how it should sound.
import type { ComponentChildren } from "preact";
import { PLATFORM_CHOICES } from "../options/platform-names";
import { LENGTHS, TONES } from "../options/preferences";
import type { Lang } from "../schema/index";
import type { MessageKey, Translate } from "../ui/messages";
import { CANDIDATE_COUNTS } from "./remembered";
import type { Role } from "./roles";
import { CATALOG_TASKS, type RunSettings } from "./run";

interface Props {
  readonly settings: RunSettings;
  readonly roles: readonly Role[];
  readonly onChange: (settings: RunSettings) => void;
  readonly t: Translate;
}

const LANGUAGES = ["en", "zh"] as const satisfies readonly Lang[];
const LANGUAGE_KEYS = { en: "catalog_lang_en", zh: "catalog_lang_zh" } as const satisfies Record<Lang, MessageKey>;

export function Settings({ settings, roles, onChange, t }: Props) {
  const set = (change: Partial<RunSettings>): void => onChange({ ...settings, ...change });
  const existing = settings.tasks.some((task) => (task === "title" || task === "description") && roles.includes(task));
  return (
    <section class="settings">
      <h2>{t("catalog_what")}</h2>
      <div class="tasks" role="group" aria-label={t("catalog_what")}>
        {CATALOG_TASKS.map((task) => (
          <label key={task} class="check">
            <input type="checkbox" checked={settings.tasks.includes(task)} onChange={(event) => set({ tasks: CATALOG_TASKS.filter((one) => (one === task ? event.currentTarget.checked : settings.tasks.includes(one))) })} />
            {t(`task_${task}` satisfies MessageKey)}
          </label>
        ))}
      </div>
      <div class="choices">
        <Select label={t("catalog_platform")} value={settings.platform ?? ""} onChoose={(platform) => set({ platform: platform || undefined })}>
          <option value="">{t("catalog_any_platform")}</option>
          {PLATFORM_CHOICES.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select label={t("catalog_language")} value={settings.lang} onChoose={(lang) => set({ lang: lang as Lang })}>
          {LANGUAGES.map((lang) => (
            <option key={lang} value={lang}>
              {t(LANGUAGE_KEYS[lang])}
            </option>
          ))}
        </Select>
        <Select label={t("options_tone")} value={settings.tone} onChoose={(tone) => set({ tone: TONES.find((one) => one === tone) ?? settings.tone })}>
          {TONES.map((tone) => (
            <option key={tone} value={tone}>
              {t(`tone_${tone}` satisfies MessageKey)}
            </option>
          ))}
        </Select>
        <Select label={t("options_length")} value={settings.length} onChoose={(length) => set({ length: LENGTHS.find((one) => one === length) ?? settings.length })}>
          {LENGTHS.map((length) => (
            <option key={length} value={length}>
              {t(`length_${length}` satisfies MessageKey)}
            </option>
          ))}
        </Select>
        <Select label={t("catalog_candidates")} value={String(settings.candidates)} onChoose={(count) => set({ candidates: Number(count) })}>
          {CANDIDATE_COUNTS.map((count) => (
            <option key={count} value={String(count)}>
              {count}
            </option>
          ))}
        </Select>
      </div>
      {existing && (
        <fieldset class="existing">
          <legend>{t("catalog_existing")}</legend>
          {([false, true] as const).map((rewrite) => (
            <label key={String(rewrite)} class="check">
              <input type="radio" name="rewrite" checked={settings.rewrite === rewrite} onChange={() => set({ rewrite })} />
              {t(rewrite ? "catalog_existing_suggest" : "catalog_existing_leave")}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ComponentChildren;
}

function Select({ label, value, onChoose, children }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
    </label>
  );
}
