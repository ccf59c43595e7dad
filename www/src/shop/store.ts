// The shop's data in localStorage. A store that cannot be read is replaced by the seed; one that cannot be written
// (quota, private mode) throws, and the page keeps the seller's text and says so.

import { seedShop } from "./seed/seed";
import type { Message, Product, ShopData } from "./types";

const storageKey = "lumen-loft/shop/1";

export class ShopStore {
  private data: ShopData;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Storage) {
    this.data = readShop(storage) ?? seedShop(Date.now());
  }

  get products(): readonly Product[] {
    return this.data.products;
  }
  get threads(): ShopData["threads"] {
    return this.data.threads;
  }
  get reviews(): ShopData["reviews"] {
    return this.data.reviews;
  }

  product(id: string): Product | undefined {
    return this.data.products.find((product) => product.id === id);
  }

  thread(id: string): ShopData["threads"][number] | undefined {
    return this.data.threads.find((thread) => thread.id === id);
  }

  /** Adds the product or replaces the one with its id. */
  saveProduct(product: Product): void {
    const others = this.data.products.filter((other) => other.id !== product.id);
    this.write({ ...this.data, products: [product, ...others] });
  }

  addMessage(threadId: string, message: Message): void {
    this.changeThread(threadId, (thread) => ({ ...thread, messages: [...thread.messages, message], unread: false }));
  }

  markRead(threadId: string): void {
    if (this.thread(threadId)?.unread) this.changeThread(threadId, (thread) => ({ ...thread, unread: false }));
  }

  /** Puts the seed back and forgets everything typed into the demo. */
  reset(): void {
    this.write(seedShop(Date.now()));
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changeThread(
    id: string,
    change: (thread: ShopData["threads"][number]) => ShopData["threads"][number],
  ): void {
    const threads = this.data.threads.map((thread) => (thread.id === id ? change(thread) : thread));
    this.write({ ...this.data, threads });
  }

  private write(data: ShopData): void {
    this.storage.setItem(storageKey, JSON.stringify(data));
    this.data = data;
    for (const listener of this.listeners) listener();
  }
}

function readShop(storage: Storage): ShopData | undefined {
  try {
    const data: unknown = JSON.parse(storage.getItem(storageKey) ?? "null");
    return isShopData(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isShopData(data: unknown): data is ShopData {
  if (typeof data !== "object" || data === null) return false;
  const lists = ["products", "threads", "reviews"].map((key) => (data as Record<string, unknown>)[key]);
  return lists.every((list) => Array.isArray(list) && list.every(hasId));
}

function hasId(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && typeof (entry as { id?: unknown }).id === "string";
}
