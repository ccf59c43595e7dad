// One short sentence on where a session stands, for the panel's header and for screen readers.
import type { SessionState } from "../../content/session";
import type { PanelKey, Translate } from "../messages";

/** A part of the state is enough: not every text is written for a field. */
export function phaseText({ phase, model, task, drafts }: Pick<SessionState, "phase"> & Partial<Pick<SessionState, "model" | "task">> & { readonly drafts: readonly unknown[] }, t: Translate<PanelKey>): string {
  switch (phase) {
    case "waiting":
      if (model?.state === "loading") {
        const percent = loadedPercent(model);
        return percent === undefined ? t("phase_loading") : t("phase_loading_percent", percent);
      }
      return t(task === "reply" ? "phase_reading_message" : "phase_reading");
    case "writing":
      return t("phase_writing");
    case "done":
      return drafts.length === 1 ? t("phase_done_one") : t("phase_done", drafts.length);
    case "stopped":
      return t("phase_stopped");
    case "failed":
      // What came before the failure is still there.
      return t(drafts.length > 0 ? "phase_stopped" : "phase_failed");
  }
}

export function loadedPercent({ loaded, total }: { loaded?: number; total?: number }): number | undefined {
  return loaded === undefined || !total ? undefined : Math.min(100, Math.floor((loaded / total) * 100));
}
