// The history page: the texts that were used, to be found, copied again and forgotten.
import { useEffect, useRef, useState } from "preact/hooks";
import { openOptions } from "#platform/own-pages";
import { pageTexts } from "#platform/texts";
import { mountPage, type PageProps } from "../ui/pages/mount-page";
import { Quill } from "../ui/pages/quill";
import { EntryList } from "./entry-list";
import { deleteEntry, eraseEntries, type HistoryEntry, readEntries, restoreEntry } from "./history-store";
import { HistorySwitch } from "./history-switch-box";
import { searchEntries } from "./search-entries";

/** As many as are drawn at once. */
const PAGE = 50;

function History({ t }: PageProps) {
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState(PAGE);
  const [removed, setRemoved] = useState<HistoryEntry>();
  const asking = useRef<HTMLDialogElement>(null);
  const refresh = (): void => void readEntries().then(setEntries, () => setEntries([]));
  useEffect(() => {
    refresh();
    // Texts that are used in another tab are here when the seller comes back.
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
  }, []);
  if (!entries) return null;
  const found = searchEntries(entries, query);
  const remove = (entry: HistoryEntry): void => {
    setRemoved(entry);
    void deleteEntry(entry.id).then(refresh);
  };
  const restore = (): void => {
    if (removed) void restoreEntry(removed).then(refresh);
    setRemoved(undefined);
  };
  const erase = (): void => {
    asking.current?.close();
    setRemoved(undefined);
    void eraseEntries().then(refresh);
  };
  return (
    <>
      <header>
        <Quill />
        <h1>{t("history_title")}</h1>
        <button type="button" class="quiet" onClick={openOptions}>
          {t("options_link")}
        </button>
      </header>
      <p class="hint">{t("history_text")}</p>
      <div class="row between">
        <HistorySwitch t={t} />
        <button type="button" disabled={entries.length === 0} onClick={() => asking.current?.showModal()}>
          {t("history_erase")}
        </button>
      </div>
      <input
        type="search"
        class="search"
        value={query}
        placeholder={t("history_search")}
        aria-label={t("history_search")}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setShown(PAGE);
        }}
      />
      <p role="status" class="small saved">
        {removed ? t("history_removed") : query ? t("history_found", found.length) : ""}
        {removed && (
          <button type="button" class="quiet" onClick={restore}>
            {t("undo")}
          </button>
        )}
      </p>
      {found.length === 0 ? <p class="empty">{t(query ? "history_nothing_found" : "history_empty")}</p> : <EntryList entries={found.slice(0, shown)} t={t} onRemove={remove} />}
      {found.length > shown && (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {t("history_more")}
        </button>
      )}
      <dialog ref={asking} aria-labelledby="erase-title">
        <h2 id="erase-title">{t("history_erase_title", entries.length)}</h2>
        <p>{t("history_erase_text")}</p>
        <div class="row">
          <button type="button" class="bad" onClick={erase}>
            {t("history_erase_yes")}
          </button>
          <button type="button" onClick={() => asking.current?.close()}>
            {t("history_erase_no")}
          </button>
        </div>
      </dialog>
    </>
  );
}

document.title = pageTexts("history_title");
mountPage(History);
