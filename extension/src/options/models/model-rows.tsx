// One model a row: its name and size, how it stands, and what can be done with it.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { packedModelName } from "../../models/model-name";
import type { StoredModel } from "../../models/model-store";
import type { Progress } from "../../models/receiving";
import type { MessageKey, Translate } from "../../ui/messages";
import { megabytes } from "../../ui/pages/megabytes";
import { problemKey } from "./problem-key";

interface Usable {
  readonly used: boolean;
  readonly t: Translate;
  readonly onUse: () => void;
}

/** The model that came with the extension. */
export function PackedRow({ used, t, onUse }: Usable) {
  const [about, setAbout] = useState<{ name: string | undefined; size: number }>();
  useEffect(() => void packedModelName().then(setAbout, () => undefined), []);
  return (
    <li>
      <Use id="packed" name={about?.name ?? t("options_packed")} used={used} usable onUse={onUse}>
        {about ? t("options_packed_size", megabytes(about.size)) : t("options_packed")}{" "}
        <a href={chrome.runtime.getURL("model/NOTICE")} target="_blank" rel="noreferrer">
          {t("options_licence")}
        </a>
      </Use>
    </li>
  );
}

interface StoredProps extends Usable {
  readonly model: StoredModel;
  readonly progress: Progress | undefined;
  readonly onStop: () => void;
  readonly onResume: () => void;
  readonly onDelete: () => void;
}

/** A model that the seller has added. */
export function StoredRow({ model, used, progress, t, onUse, onStop, onResume, onDelete }: StoredProps) {
  const { id, name, size, state, url, problem, sha256 } = model;
  return (
    <li>
      <Use id={id} name={name} used={used} usable={state === "ready"} onUse={onUse}>
        {t("popup_megabytes", megabytes(size))}
      </Use>
      {sha256 !== undefined && <p class="small hash">SHA-256 {sha256}</p>}
      {progress && <Bar progress={progress} t={t} />}
      {!progress && problem !== undefined && <p class={state === "failed" ? "problem" : "small"}>{t(problemKey(problem))}</p>}
      <div class="row">
        {progress?.phase === "receiving" && (
          <button type="button" onClick={onStop}>
            {t("stop")}
          </button>
        )}
        {!progress && state === "partial" && url !== undefined && (
          <button type="button" onClick={onResume}>
            {t("options_resume")}
          </button>
        )}
        {!progress && (
          <button type="button" class="quiet" aria-label={t("options_delete_named", name)} onClick={onDelete}>
            {t("options_delete")}
          </button>
        )}
      </div>
    </li>
  );
}

interface UseProps extends Omit<Usable, "t"> {
  readonly id: string;
  readonly name: string;
  readonly usable: boolean;
  readonly children: ComponentChildren;
}

function Use({ id, name, used, usable, onUse, children }: UseProps) {
  return (
    <>
      <label class="use">
        <input type="radio" name="model" value={id} checked={used} disabled={!usable} onChange={onUse} />
        <span>{name}</span>
      </label>
      <p class="small about">{children}</p>
    </>
  );
}

function Bar({ progress: { phase, done, total }, t }: { readonly progress: Progress; readonly t: Translate }) {
  const label = t(`options_phase_${phase}` satisfies MessageKey);
  return (
    <div class="about">
      <progress max={Math.max(1, total)} {...(total > 0 ? { value: done } : {})} aria-label={label} />
      <p class="small" role="status">
        {label} {total > 0 && phase === "receiving" ? t("popup_progress", megabytes(done), megabytes(total)) : ""}
      </p>
    </div>
  );
}
