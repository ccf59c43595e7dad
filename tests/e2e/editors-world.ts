// What the editor tests put into a page: the extension's own content code, with a writer that answers at once. It runs in
// a world of its own, as a content script does: it shares the page's elements and none of the page's objects.
import { generic } from "../../extension/src/content/adapters/generic";
import { readContent } from "../../extension/src/content/fields/field-content";
import { UndoStore } from "../../extension/src/content/fields/undo";
import { visibleEditables } from "../../extension/src/content/generic/one-look";
import { startContent } from "../../extension/src/content/start";
import type { WriterClient } from "../../extension/src/worker/client";

const undo = new UndoStore();

/** The field as the extension finds it: the one with many lines, wherever the editor keeps it. */
function find(selector = ":not(input)"): HTMLElement {
  const field = visibleEditables(document).find((element) => element.matches(selector));
  if (!field) throw new Error("the page shows no such field");
  return field;
}

const world = {
  insert: (text: string, selector?: string) => undo.insert(find(selector), text),
  undo: (selector?: string) => undo.undo(find(selector)),
  canUndo: (selector?: string) => undo.has(find(selector)),
  read: (selector?: string) => readContent(find(selector)).text,
  /** Puts buttons beside the page's fields; whatever they are asked for is `text`. */
  start(text: string): void {
    const client: WriterClient = {
      write: ({ id }) => Promise.resolve({ id, candidates: [{ text, checks: [] }] }),
      status: () => () => undefined,
    };
    startContent({ client, adapters: [generic], locale: "en" });
  },
};

export type EditorsWorld = typeof world;
Object.assign(globalThis, { shopquill: world });
