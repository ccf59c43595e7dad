// The models that are on their way while this page is open.
import { useRef, useState } from "preact/hooks";
import type { StoredModel } from "../../models/model-store";
import { type Progress, receiveModel, type Receiving } from "../../models/receiving";

export interface UsedReceiving {
  readonly progress: (id: string) => Progress | undefined;
  /** Resolves with nothing when the model is ready to use, else with the code of what went wrong. */
  readonly start: (model: StoredModel, file?: File) => Promise<string | undefined>;
  readonly stop: (id: string) => void;
}

/** Receives models and draws how far they are; `refresh` reads the index again. */
export function useReceiving(refresh: () => void): UsedReceiving {
  const running = useRef(new Map<string, Receiving>());
  const [shown, setShown] = useState<ReadonlyMap<string, Progress>>(new Map());
  const show = (id: string, progress: Progress | undefined): void =>
    setShown((now) => {
      const next = new Map(now);
      if (progress) next.set(id, progress);
      else next.delete(id);
      return next;
    });
  const start = async (model: StoredModel, file?: File): Promise<string | undefined> => {
    if (running.current.has(model.id)) return undefined;
    show(model.id, { phase: "receiving", done: 0, total: model.size });
    const receiving = receiveModel(model, file, (progress) => show(model.id, progress));
    running.current.set(model.id, receiving);
    const problem = await receiving.finished.catch(() => "internal");
    running.current.delete(model.id);
    show(model.id, undefined);
    refresh();
    return problem;
  };
  return { progress: (id) => shown.get(id), start, stop: (id) => running.current.get(id)?.stop() };
}
