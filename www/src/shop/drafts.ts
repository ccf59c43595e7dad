// Unsaved product edits, kept while the page lives, so looking at another page or switching the language loses nothing.

import type { Product } from "./types";

/** A product as the form holds it: the stock is still whatever was typed. */
export type ProductFormValues = Omit<Product, "stock" | "updated"> & { stock: string };

export class ProductDrafts {
  private readonly drafts = new Map<string, ProductFormValues>();

  constructor() {
    window.addEventListener("beforeunload", (event) => {
      if (this.drafts.size > 0) event.preventDefault();
    });
  }

  get(id: string): ProductFormValues | undefined {
    return this.drafts.get(id);
  }

  has(id: string): boolean {
    return this.drafts.has(id);
  }

  keep(values: ProductFormValues): void {
    this.drafts.set(values.id, values);
  }

  drop(id: string): void {
    this.drafts.delete(id);
  }

  clear(): void {
    this.drafts.clear();
  }
}
