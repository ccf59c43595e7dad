// Puts a table into a field for files, as if the visitor had chosen it there.

/** A header and rows. */
export type Cells = readonly (readonly string[])[];

/** Waits for the field where the page has yet to show it. */
export function giveTable(field: string, name: string, cells: Cells): void {
  const give = (): boolean => {
    const input = document.querySelector<HTMLInputElement>(field);
    if (!input) return false;
    const chosen = new DataTransfer();
    chosen.items.add(new File([csv(cells)], name, { type: "text/csv" }));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };
  if (give()) return;
  const watch = new MutationObserver(() => {
    if (give()) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

/** Every cell in quotes: notes hold commas. */
export function csv(cells: Cells): string {
  return cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
}
