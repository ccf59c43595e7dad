// Runs and their rows in IndexedDB. A row is claimed in one transaction and its text is added in one, so that whatever ends
// the browser in between costs at most the text that was just being written.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Row, RowStatus, Run } from "./run";
import { ROW_STATUSES } from "./run";
import { released } from "./row-changes";

interface Schema extends DBSchema {
  runs: { key: string; value: Run };
  rows: { key: [string, number]; value: Row; indexes: { status: [string, RowStatus, number] } };
}

/** How many rows stand where. */
export type Counts = Readonly<Record<RowStatus, number>>;
/** Which rows are shown. */
export type Filter = RowStatus | "all";

type Change = (row: Row) => Row;
type Writing = IDBPTransaction<Schema, ["rows"], "readwrite">;

/** In a key range everything that is an array comes after all numbers and texts. */
const LAST: [] = [];
const ofRun = (run: string): IDBKeyRange => IDBKeyRange.bound([run], [run, LAST]);
const ofStatus = (run: string, status: RowStatus): IDBKeyRange => IDBKeyRange.bound([run, status], [run, status, LAST]);

/** Opens the database and makes it at the first use. */
export async function openStore(name = "catalog"): Promise<CatalogStore> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("runs", { keyPath: "id" });
      fresh.createObjectStore("rows", { keyPath: ["run", "place"] }).createIndex("status", ["run", "status", "place"]);
    },
    // A newer version of the extension in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return new CatalogStore(db);
}

/** The database as the catalogue page uses it. */
export class CatalogStore {
  readonly #db: IDBPDatabase<Schema>;

  constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** Adds a run with all its rows, or nothing. */
  async addRun(run: Run, rows: readonly Row[]): Promise<void> {
    const tx = this.#db.transaction(["runs", "rows"], "readwrite", { durability: "strict" });
    await Promise.all([tx.objectStore("runs").add(run), ...rows.map((row) => tx.objectStore("rows").add(row)), tx.done]);
  }

  /** Removes a run with all its rows. */
  async deleteRun(run: string): Promise<void> {
    const tx = this.#db.transaction(["runs", "rows"], "readwrite");
    await Promise.all([tx.objectStore("runs").delete(run), tx.objectStore("rows").delete(ofRun(run)), tx.done]);
  }

  /** All runs, the newest first. */
  async runs(): Promise<Run[]> {
    return (await this.#db.getAll("runs")).sort((a, b) => b.createdAt - a.createdAt);
  }

  run(id: string): Promise<Run | undefined> {
    return this.#db.get("runs", id);
  }

  /** Says whether the run's rows are to be written. */
  async setGoing(id: string, going: boolean): Promise<void> {
    const tx = this.#db.transaction("runs", "readwrite");
    const run = await tx.store.get(id);
    if (run && run.going !== going) await tx.store.put({ ...run, going });
    await tx.done;
  }

  async counts(run: string): Promise<Counts> {
    const index = this.#db.transaction("rows").store.index("status");
    const counted = await Promise.all(ROW_STATUSES.map(async (status) => [status, await index.count(ofStatus(run, status))] as const));
    return Object.fromEntries(counted) as Record<RowStatus, number>;
  }

  row(run: string, place: number): Promise<Row | undefined> {
    return this.#db.get("rows", [run, place]);
  }

  /** A part of the run's rows in the file's order. */
  async page(run: string, filter: Filter, from: number, most: number): Promise<Row[]> {
    if (filter === "all") return this.#db.getAll("rows", IDBKeyRange.bound([run, from], [run, from + most], false, true));
    const rows: Row[] = [];
    let cursor = await this.#db.transaction("rows").store.index("status").openCursor(ofStatus(run, filter));
    if (cursor && from > 0) cursor = await cursor.advance(from);
    for (; cursor && rows.length < most; cursor = await cursor.continue()) rows.push(cursor.value);
    return rows;
  }

  allRows(run: string): Promise<Row[]> {
    return this.#db.getAll("rows", ofRun(run));
  }

  /** Takes the first waiting row for the writer that `claim` names; nobody else gets it. */
  async claimNext(run: string, claim: string): Promise<Row | undefined> {
    const tx = this.#writing();
    const cursor = await tx.objectStore("rows").index("status").openCursor(ofStatus(run, "waiting"));
    const row: Row | undefined = cursor ? { ...cursor.value, status: "writing", claim } : undefined;
    if (row) await tx.objectStore("rows").put(row);
    await tx.done;
    return row;
  }

  /** Takes one row, if nobody else is writing it. */
  claim(run: string, place: number, claim: string): Promise<Row | undefined> {
    return this.#change(run, place, (row) => (row.status === "writing" ? undefined : { ...row, status: "writing", claim }));
  }

  /** Changes a row for whoever has claimed it; without the claim nothing happens. */
  changeClaimed(run: string, place: number, claim: string, change: Change): Promise<Row | undefined> {
    return this.#change(run, place, (row) => (row.claim === claim ? change(row) : undefined));
  }

  /** Changes a row by the seller's hand. */
  changeRow(run: string, place: number, change: Change): Promise<Row | undefined> {
    return this.#change(run, place, change);
  }

  /** Changes every row that stands at `status`, all or none. */
  async changeAll(run: string, status: RowStatus, change: Change): Promise<void> {
    const tx = this.#writing();
    const rows = await tx.objectStore("rows").index("status").getAll(ofStatus(run, status));
    await Promise.all([...rows.map((row) => tx.objectStore("rows").put(change(row))), tx.done]);
  }

  /** Rows that a closed tab or a stopped browser was writing wait again. For the one tab that holds the run's lock. */
  recover(run: string): Promise<void> {
    return this.changeAll(run, "writing", released);
  }

  close(): void {
    this.#db.close();
  }

  async #change(run: string, place: number, change: (row: Row) => Row | undefined): Promise<Row | undefined> {
    const tx = this.#writing();
    const row = await tx.objectStore("rows").get([run, place]);
    const next = row && change(row);
    if (next) await tx.objectStore("rows").put(next);
    await tx.done;
    return next;
  }

  #writing(): Writing {
    return this.#db.transaction(["rows"], "readwrite", { durability: "strict" });
  }
}
