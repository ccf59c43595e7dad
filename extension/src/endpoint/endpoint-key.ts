// The endpoint's key, in a database of the extension's own: what `chrome.storage` holds can also be read from the scripts in
// pages, and the key is nothing for a page's process.
import { type DBSchema, openDB } from "idb";

interface KeySchema extends DBSchema {
  keys: { key: "endpoint"; value: string };
}

const database = () => openDB<KeySchema>("shopquill-endpoint", 1, { upgrade: (db) => void db.createObjectStore("keys") });

/** The key; empty where none is stored. */
export async function loadKey(): Promise<string> {
  const db = await database();
  const key = await db.get("keys", "endpoint");
  db.close();
  return key ?? "";
}

/** Stores it; an empty one is forgotten. */
export async function saveKey(key: string): Promise<void> {
  const db = await database();
  await (key === "" ? db.delete("keys", "endpoint") : db.put("keys", key, "endpoint"));
  db.close();
}
