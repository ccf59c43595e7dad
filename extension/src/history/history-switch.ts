// Whether used texts are kept at all. They are unless the seller has switched it off.

/** Reads the switch. */
export async function isHistoryOn(): Promise<boolean> {
  const { history } = await chrome.storage.local.get("history");
  return history !== false;
}

/** Sets the switch. What is kept already stays until it is erased. */
export async function setHistoryOn(on: boolean): Promise<void> {
  await chrome.storage.local.set({ history: on });
}
