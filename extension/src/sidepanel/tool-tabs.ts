// Keys of a list of tabs, after the tabs pattern of the ARIA practices: arrows move and open, Home and End jump.
import type { Tool } from "./tools/tool";

const STEP = new Map([
  ["ArrowRight", 1],
  ["ArrowDown", 1],
  ["ArrowLeft", -1],
  ["ArrowUp", -1],
]);

/** Ids and keys for the tabs of these tools. */
export function toolTabs(tools: readonly Tool[], show: (id: string) => void) {
  const tabId = (id: string): string => `tab-${id}`;
  const tabKeys = (event: KeyboardEvent): void => {
    const from = tools.findIndex(({ id }) => tabId(id) === (event.target as Element).id);
    const next = nextTab(event.key, from, tools.length);
    const tool = next === undefined ? undefined : tools[next];
    if (!tool) return;
    event.preventDefault();
    show(tool.id);
    document.getElementById(tabId(tool.id))?.focus();
  };
  return { tabKeys, tabId, panelId: (id: string): string => `tool-${id}` };
}

/** Where a key leads; past either end it goes round. */
export function nextTab(key: string, from: number, count: number): number | undefined {
  if (count === 0 || from < 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEP.get(key);
  return step === undefined ? undefined : (from + step + count) % count;
}
