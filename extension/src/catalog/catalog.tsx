// The catalogue page: a file of products in, texts for hundreds of rows out. The open run is named in the address, so that
// a reload comes back to it.
import { useEffect, useState } from "preact/hooks";
import type { Translate } from "../ui/messages";
import { mountPage, type PageProps } from "../ui/pages/mount-page";
import { PrivacyLine } from "../ui/pages/privacy-line";
import { Quill } from "../ui/pages/quill";
import type { Table } from "../table/table";
import type { Run } from "./run";
import { RunView } from "./run-view";
import { Setup } from "./setup";
import { Start } from "./start";
import { type CatalogStore, openStore } from "./store";

/** A file that was read, and not yet made into a run. */
export interface Imported {
  readonly name: string;
  readonly table: Table;
}

function Catalog({ t }: PageProps) {
  const store = useStore();
  const [runId, goTo] = useAddress();
  const [imported, setImported] = useState<Imported>();
  const run = useRunOf(store, runId);
  const title = run?.name ?? imported?.name ?? t("catalog_title");
  useEffect(() => void (document.title = title), [title]);
  return (
    <>
      <header>
        <Quill />
        <h1>{title}</h1>
        {(run ?? imported) && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setImported(undefined);
              goTo(undefined);
            }}
          >
            {t("catalog_all_runs")}
          </button>
        )}
      </header>
      {store === "failed" && <p role="alert">{t("catalog_no_storage")}</p>}
      {typeof store === "object" && <View store={store} run={run} imported={imported} setImported={setImported} goTo={goTo} t={t} />}
      <PrivacyLine t={t} class="small" />
    </>
  );
}

interface ViewProps {
  readonly store: CatalogStore;
  readonly run: Run | null | undefined;
  readonly imported: Imported | undefined;
  readonly setImported: (imported: Imported | undefined) => void;
  readonly goTo: (run: string | undefined) => void;
  readonly t: Translate;
}

function View({ store, run, imported, setImported, goTo, t }: ViewProps) {
  if (run === undefined) return null;
  if (run) return <RunView key={run.id} store={store} run={run} t={t} />;
  if (!imported) return <Start store={store} onImport={setImported} onOpen={goTo} t={t} />;
  return (
    <Setup
      store={store}
      imported={imported}
      onStart={(id) => {
        setImported(undefined);
        goTo(id);
      }}
      t={t}
    />
  );
}

function useStore(): CatalogStore | "failed" | undefined {
  const [store, setStore] = useState<CatalogStore | "failed">();
  useEffect(() => void openStore().then(setStore, () => setStore("failed")), []);
  return store;
}

function useAddress(): [string | undefined, (run: string | undefined) => void] {
  const read = (): string | undefined => location.hash.slice(1) || undefined;
  const [run, setRun] = useState(read);
  useEffect(() => {
    const follow = (): void => setRun(read());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return [run, (id) => (location.hash = id ?? "")];
}

/** Undefined while it is looked for, `null` when there is none. */
function useRunOf(store: CatalogStore | "failed" | undefined, id: string | undefined): Run | null | undefined {
  const [run, setRun] = useState<Run | null>();
  useEffect(() => {
    setRun(id === undefined ? null : undefined);
    if (typeof store === "object" && id !== undefined) void store.run(id).then((found) => setRun(found ?? null));
  }, [store, id]);
  return run;
}

mountPage(Catalog);
