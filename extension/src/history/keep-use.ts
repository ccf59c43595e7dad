// Keeps a text that was used, where the history is on.
import { addEntry, type HistoryEntry } from "./history-store";
import { isHistoryOn } from "./history-switch";

/** Answers whether it was kept. */
export async function keepUse(use: Omit<HistoryEntry, "id" | "at">): Promise<boolean> {
  if (!(await isHistoryOn())) return false;
  await addEntry({ ...use, at: Date.now() });
  return true;
}
