// The options page: how texts should sound, and which shops on own domains Shopquill may help in.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { browserLocale, pageTexts } from "#platform/texts";
import type { MessageKey, Translate } from "../ui/messages";
import { Quill } from "../ui/pages/quill";
import { LENGTHS, loadPreferences, type Preferences, savePreferences, TONES } from "./preferences";
import { Sites } from "./sites";

function Options({ t }: { readonly t: Translate }) {
  return (
    <>
      <header>
        <Quill />
        <h1>{t("options_title")}</h1>
      </header>
      <Writing t={t} />
      <Sites t={t} />
      <p class="hint">{t("popup_privacy")}</p>
    </>
  );
}

function Writing({ t }: { readonly t: Translate }) {
  const [chosen, setChosen] = useState<Preferences>();
  const [saved, setSaved] = useState(false);
  useEffect(() => void loadPreferences().then(setChosen), []);
  const choose = (change: Partial<Preferences>): void => {
    if (!chosen) return;
    setChosen({ ...chosen, ...change });
    void savePreferences(change).then(() => setSaved(true));
  };
  return (
    <section>
      <h2>{t("options_writing")}</h2>
      <Choice name="tone" legend={t("options_tone")} values={TONES} value={chosen?.tone} label={(tone) => t(`tone_${tone}` satisfies MessageKey)} onChoose={(tone) => choose({ tone })} />
      <Choice name="length" legend={t("options_length")} values={LENGTHS} value={chosen?.length} label={(length) => t(`length_${length}` satisfies MessageKey)} onChoose={(length) => choose({ length })} />
      <p role="status" class="small">
        {saved ? t("options_saved") : ""}
      </p>
    </section>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly legend: string;
  readonly values: readonly T[];
  readonly value: T | undefined;
  readonly label: (value: T) => string;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ name, legend, values, value, label, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="segments">
        {values.map((one) => (
          <label key={one}>
            <input type="radio" name={name} value={one} checked={one === value} onChange={() => onChoose(one)} />
            <span>{label(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const locale = browserLocale();
const t = pageTexts;
document.documentElement.lang = locale === "zh_CN" ? "zh-CN" : "en";
document.title = t("options_title");
const root = document.getElementById("root");
if (root) render(<Options t={t} />, root);
