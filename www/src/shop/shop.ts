// What every page of the demo shop is given: the data, the words, and ways to move and to speak to the seller.

import type { ProductDrafts } from "./drafts";
import type { Section } from "./router";
import type { ShopStore } from "./store";
import type { Words } from "./strings/strings";

export interface Shop {
  readonly store: ShopStore;
  readonly words: Words;
  readonly drafts: ProductDrafts;
  /** A short message for the eye and for screen readers. */
  notify(text: string, kind?: "done" | "problem"): void;
  go(section: Section, id?: string): void;
}

/** A page draws itself once; `signal` ends with it, so listeners and subscriptions end too. */
export type Page = (shop: Shop, id: string | undefined, signal: AbortSignal) => { title: string; content: HTMLElement };

/** Runs a change that stores data; a full or closed storage is told, never thrown at the seller. */
export function tryStore(shop: Shop, change: () => void): boolean {
  try {
    change();
    return true;
  } catch {
    shop.notify(shop.words.t("storageFailed"), "problem");
    return false;
  }
}
