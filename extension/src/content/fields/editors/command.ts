// The browser's own editing commands: they change the page's elements, and an editor must make of it what it can.

/** Whether the browser has done it; without a layout engine there are no commands at all. */
export function command(document: Document, name: "insertText" | "insertHTML" | "delete", value?: string): boolean {
  // Deprecated and without a successor: nothing else edits with the browser's own undo and events.
  // eslint-disable-next-line @typescript-eslint/no-deprecated, @typescript-eslint/no-unnecessary-condition -- see above
  return document.execCommand?.(name, false, value) ?? false;
}
