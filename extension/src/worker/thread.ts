// A helper thread: joins the shared module and works until the module lets it go.
import { importGlue } from "./glue";
import type { ThreadStart } from "./threads";

const own = globalThis as unknown as { onmessage: ((event: MessageEvent<ThreadStart>) => void) | null; postMessage(message: unknown): void };

own.onmessage = ({ data: { glueUrl, module, memory, entry } }) => {
  own.onmessage = null;
  void importGlue(glueUrl).then((glue) => {
    glue.initSync({ module, memory });
    own.postMessage("ready");
    // Does not return while the module lives, so nothing may follow it.
    glue.runThread?.(entry);
  }, rethrow);
};

/** A failed promise does not reach `onerror` of the worker that waits for us; a thrown error does. */
function rethrow(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
