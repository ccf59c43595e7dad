// The panel's frame: its header, a tab for each tool, and the line on the model.
import { useEffect, useState } from "preact/hooks";
import { isBesidePage, openInTab, openOptions } from "#platform/own-pages";
import type { Translate } from "../ui/messages";
import { ModelLine } from "../ui/pages/model-line";
import { PrivacyLine } from "../ui/pages/privacy-line";
import { Quill } from "../ui/pages/quill";
import { toolTabs } from "./tool-tabs";
import type { Tool } from "./tools/tool";

interface ShellProps {
  readonly t: Translate;
  readonly tools: readonly Tool[];
}

/** Where the browser remembers the open tool for the next panel. */
const LAST = "sidepanel/tool";

/** The whole panel. The open tool stands in the address, so that a reload and a tab of its own show the same. */
export function Shell({ t, tools }: ShellProps) {
  const [open, setOpen] = useState(() => toolInAddress(tools) ?? tools.find(({ id }) => id === localStorage.getItem(LAST))?.id ?? tools[0]?.id);
  const [visited, setVisited] = useState(new Set([open]));
  const show = (id: string): void => {
    history.replaceState(null, "", `#${id}`);
    localStorage.setItem(LAST, id);
    setOpen(id);
    setVisited((before) => new Set(before).add(id));
  };
  useEffect(() => {
    // A tool leads to another by a link.
    const follow = (): void => {
      const id = toolInAddress(tools);
      if (id !== undefined) show(id);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [tools]);
  const { tabKeys, tabId, panelId } = toolTabs(tools, show);
  return (
    <>
      <header>
        <Quill />
        <h1>Shopquill</h1>
        <OpenInTab t={t} />
        <button type="button" class="quiet" onClick={openOptions}>
          {t("options_link")}
        </button>
      </header>
      <div class="tools" role="tablist" aria-label={t("sidepanel_tools")} onKeyDown={tabKeys}>
        {tools.map(({ id, labelKey }) => (
          <button key={id} type="button" role="tab" id={tabId(id)} aria-controls={panelId(id)} aria-selected={id === open} tabIndex={id === open ? 0 : -1} onClick={() => show(id)}>
            {t(labelKey)}
          </button>
        ))}
      </div>
      <main>
        {tools.map(({ id, Component }) => (
          <section key={id} role="tabpanel" id={panelId(id)} aria-labelledby={tabId(id)} hidden={id !== open}>
            {visited.has(id) && <Component t={t} />}
          </section>
        ))}
      </main>
      <footer>
        <ModelLine t={t} />
        <PrivacyLine t={t} class="small" />
      </footer>
    </>
  );
}

function toolInAddress(tools: readonly Tool[]): string | undefined {
  return tools.find(({ id }) => `#${id}` === location.hash)?.id;
}

/** Only beside a page: in a tab of its own there is nothing to open. */
function OpenInTab({ t }: { readonly t: Translate }) {
  const [beside, setBeside] = useState(false);
  useEffect(() => void isBesidePage().then(setBeside), []);
  if (!beside) return null;
  return (
    <button type="button" class="quiet" onClick={openInTab}>
      {t("sidepanel_tab")}
    </button>
  );
}
