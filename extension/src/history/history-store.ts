// The texts that the seller has used, in the browser's own database on this machine.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** One text that was inserted into a field or copied. */
export interface HistoryEntry {
  readonly id: number;
  /** When it was used last, in milliseconds. */
  readonly at: number;
  readonly task: string;
  readonly lang: string;
  /** What it is about: the product's name, or the buyer's message. */
  readonly about: string;
  /** The page's host. */
  readonly place: string;
  readonly text: string;
}

interface HistorySchema extends DBSchema {
  texts: { key: number; value: Omit<HistoryEntry, "id"> & { id?: number }; indexes: { at: number } };
}

/** Older ones make room. */
const MOST = 2_000;
let opened: Promise<IDBPDatabase<HistorySchema>> | undefined;

function database(): Promise<IDBPDatabase<HistorySchema>> {
  opened ??= openDB<HistorySchema>("shopquill-history", 1, {
    upgrade(db) {
      db.createObjectStore("texts", { keyPath: "id", autoIncrement: true }).createIndex("at", "at");
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** Keeps a text. One that was used a moment ago, such as copied and then inserted, is the same entry. */
export async function addEntry(entry: Omit<HistoryEntry, "id">): Promise<void> {
  const { store, done } = (await database()).transaction("texts", "readwrite");
  const newest = await store.index("at").openCursor(null, "prev");
  if (newest?.value.text === entry.text && newest.value.task === entry.task) await newest.update({ ...newest.value, at: entry.at });
  else await store.add(entry);
  let surplus = (await store.count()) - MOST;
  for (let cursor = await store.index("at").openCursor(); cursor && surplus > 0; surplus -= 1, cursor = await cursor.continue()) await cursor.delete();
  await done;
}

/** All texts, the latest first. */
export async function readEntries(): Promise<HistoryEntry[]> {
  const entries = await (await database()).getAllFromIndex("texts", "at");
  return (entries as HistoryEntry[]).reverse();
}

/** Forgets one text. */
export async function deleteEntry(id: number): Promise<void> {
  await (await database()).delete("texts", id);
}

/** Puts a forgotten text back. */
export async function restoreEntry(entry: HistoryEntry): Promise<void> {
  await (await database()).put("texts", entry);
}

/** Forgets everything. */
export async function eraseEntries(): Promise<void> {
  await (await database()).clear("texts");
}
