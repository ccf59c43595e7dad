// The shop's own words: how it writes, what stands under every reply, and what may stand nowhere.
import type { Translate } from "../ui/messages";
import { forbiddenWords } from "./forbidden-words";
import { Samples } from "./samples";
import { usePreferences } from "./use-preferences";

/** The section on the shop's voice. */
export function BrandVoice({ t }: { readonly t: Translate }) {
  const { chosen, save, saved } = usePreferences();
  return (
    <section id="voice" aria-labelledby="voice-title">
      <h2 id="voice-title">{t("options_voice")}</h2>
      {chosen && <Samples stored={chosen.samples} onChange={(samples) => save({ samples })} t={t} />}
      <label class="field" for="closing">
        {t("options_closing")}
      </label>
      <textarea id="closing" rows={2} maxLength={300} value={chosen?.closing ?? ""} placeholder={t("options_closing_placeholder")} aria-describedby="closing-hint" onChange={(event) => save({ closing: event.currentTarget.value.trim() || undefined })} />
      <p id="closing-hint" class="small">
        {t("options_closing_hint")}
      </p>
      <label class="field" for="forbidden">
        {t("options_forbidden")}
      </label>
      <textarea
        id="forbidden"
        rows={4}
        value={chosen?.forbidden?.join("\n") ?? ""}
        placeholder={t("options_forbidden_placeholder")}
        aria-describedby="forbidden-hint"
        onChange={(event) => {
          const words = forbiddenWords(event.currentTarget.value);
          save({ forbidden: words.length > 0 ? words : undefined });
        }}
      />
      <p id="forbidden-hint" class="small">
        {t("options_forbidden_hint")}
      </p>
      <p role="status" class="small saved">
        {saved ? t("options_saved") : ""}
      </p>
    </section>
  );
}
