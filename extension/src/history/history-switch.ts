// Whether used texts are kept at all. They are unless the seller has switched it off.
import { readStored, writeStored } from "#platform/storage";

/** Reads the switch. */
export async function isHistoryOn(): Promise<boolean> {
  return (await readStored("history")) !== false;
}

/** Sets the switch. What is kept already stays until it is erased. */
export async function setHistoryOn(on: boolean): Promise<void> {
  await writeStored("history", on);
}
