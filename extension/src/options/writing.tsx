// How texts should sound, in which language, and for which platform where the page does not say.
import type { MessageKey, Translate } from "../ui/messages";
import { Choice } from "./choice";
import { PLATFORM_CHOICES } from "./platform-names";
import { LENGTHS, type Preferences, TONES } from "./preferences";
import { usePreferences } from "./use-preferences";

const LANGUAGES = ["page", "en", "zh"] as const;

/** The section on how texts are written. */
export function Writing({ t }: { readonly t: Translate }) {
  const { chosen, save, saved } = usePreferences();
  const choose = (change: Partial<Preferences>): void => {
    if (chosen) save(change);
  };
  return (
    <section id="writing" aria-labelledby="writing-title">
      <h2 id="writing-title">{t("options_writing")}</h2>
      <Choice name="tone" legend={t("options_tone")} values={TONES} value={chosen?.tone} label={(tone) => t(`tone_${tone}` satisfies MessageKey)} onChoose={(tone) => choose({ tone })} />
      <Choice name="length" legend={t("options_length")} values={LENGTHS} value={chosen?.length} label={(length) => t(`length_${length}` satisfies MessageKey)} onChoose={(length) => choose({ length })} />
      <Choice
        name="language"
        legend={t("options_language")}
        values={LANGUAGES}
        value={chosen && (chosen.writeIn ?? "page")}
        label={(language) => t(`language_${language}` satisfies MessageKey)}
        onChoose={(language) => choose({ writeIn: language === "page" ? undefined : language })}
      />
      <label class="field" for="platform">
        {t("options_platform")}
      </label>
      <select id="platform" value={chosen?.platform ?? ""} aria-describedby="platform-hint" onChange={(event) => choose({ platform: event.currentTarget.value || undefined })}>
        <option value="">{t("options_platform_none")}</option>
        {PLATFORM_CHOICES.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p id="platform-hint" class="small">
        {t("options_platform_hint")}
      </p>
      <p role="status" class="small saved">
        {saved ? t("options_saved") : ""}
      </p>
    </section>
  );
}
