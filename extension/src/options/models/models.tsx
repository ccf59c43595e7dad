// The models: the packed one, those the seller has added, which one is used, and how long it stays in memory.
import { useEffect, useState } from "preact/hooks";
import { changeModels, deleteModel, IDLE_MINUTES, type ModelIndex, readModels, watchModels } from "../../models/model-store";
import type { Translate } from "../../ui/messages";
import { AddModel } from "./add-model";
import { Hardware } from "./hardware";
import { InMemory } from "./in-memory";
import { PackedRow, StoredRow } from "./model-rows";
import { useReceiving } from "./use-receiving";

/** The section on models. */
export function Models({ t }: { readonly t: Translate }) {
  const [index, setIndex] = useState<ModelIndex>();
  const refresh = (): void => void readModels().then(setIndex);
  useEffect(() => {
    refresh();
    return watchModels(refresh);
  }, []);
  const receiving = useReceiving(refresh);
  if (!index) return null;
  const { models, chosen, idleMinutes, backend = "auto" } = index;
  const change = (next: (index: ModelIndex) => ModelIndex): void => void changeModels(next).then(setIndex);
  const use = (id: string | undefined): void => change((now) => ({ ...now, chosen: id }));
  return (
    <section id="models" aria-labelledby="models-title">
      <h2 id="models-title">{t("options_models")}</h2>
      <InMemory t={t} />
      <ul class="models" aria-label={t("options_models")}>
        <PackedRow used={chosen === undefined} t={t} onUse={() => use(undefined)} />
        {models.map((model) => (
          <StoredRow
            key={model.id}
            model={model}
            used={chosen === model.id}
            progress={receiving.progress(model.id)}
            t={t}
            onUse={() => use(model.id)}
            onStop={() => receiving.stop(model.id)}
            onResume={() => void receiving.start(model)}
            onDelete={() => void deleteModel(model.id).then(refresh)}
          />
        ))}
      </ul>
      <AddModel receiving={receiving} t={t} />
      <Hardware chosen={backend} t={t} onChoose={(choice) => change((now) => ({ ...now, backend: choice === "auto" ? undefined : choice }))} />
      <label class="field" for="idle">
        {t("options_idle")}
      </label>
      <select id="idle" value={idleMinutes} onChange={(event) => change((now) => ({ ...now, idleMinutes: Number(event.currentTarget.value) }))}>
        {IDLE_MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {t("options_minutes", minutes)}
          </option>
        ))}
      </select>
    </section>
  );
}
