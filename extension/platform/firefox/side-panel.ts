// Firefox: the sidebar. Twin of ../chrome/side-panel.ts.

interface SidebarAction {
  open(): Promise<void>;
}

/** Opens the sidebar in this window. Nothing may be awaited before, or the browser no longer takes it for an answer to a click. */
export async function openSidePanel(): Promise<void> {
  // Known to Firefox alone, so Chrome's types do not have it.
  await (chrome as unknown as { sidebarAction: SidebarAction }).sidebarAction.open();
}

/** The browser answers `_execute_sidebar_action` itself. */
export function openSidePanelByKey(): void {
  // Nothing to listen for.
}
