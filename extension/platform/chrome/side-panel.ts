// Chrome: the side panel beside the page. It opens only in answer to a click or a key. Twin of ../firefox/side-panel.ts.

/** The manifest's key command: Chrome has no ready-made one for side panels. */
const COMMAND = "open-side-panel";

/** Opens the panel in the window that this page belongs to. */
export async function openSidePanel(): Promise<void> {
  const { id } = await chrome.windows.getCurrent();
  if (id !== undefined) await chrome.sidePanel.open({ windowId: id });
}

/** Opens the panel when the seller presses its keys. */
export function openSidePanelByKey(): void {
  chrome.commands.onCommand.addListener((command, tab) => {
    // A key counts as a click only until something is awaited.
    if (command === COMMAND && tab) void chrome.sidePanel.open({ windowId: tab.windowId }).catch(() => undefined);
  });
}
