import { beforeEach, describe, expect, it } from "vitest";
import { ShopStore } from "./store";
import type { Product } from "./types";

const full: Storage = {
  length: 0,
  clear: () => undefined,
  key: () => null,
  removeItem: () => undefined,
  getItem: () => null,
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
};

describe("the shop's store", () => {
  beforeEach(() => localStorage.clear());

  const lamp = (store: ShopStore): Product => {
    const product = store.product("arc-desk-lamp");
    if (!product) throw new Error("the seed has no lamp");
    return product;
  };

  it("keeps a saved product for the next visit, in place of the old one", () => {
    const store = new ShopStore(localStorage);
    store.saveProduct({ ...lamp(store), title: "Arc lamp" });
    const later = new ShopStore(localStorage);
    expect(lamp(later).title).toBe("Arc lamp");
    expect(later.products).toHaveLength(store.products.length);
  });

  it("adds a message, marks the thread read and tells who listens", () => {
    const store = new ShopStore(localStorage);
    let told = 0;
    const stop = store.subscribe(() => (told += 1));
    store.addMessage("t-3391", { from: "seller", text: "Tomorrow.", at: 1 });
    stop();
    store.reset();
    expect(told).toBe(1);
    expect(store.thread("t-3391")?.unread).toBe(true);
  });

  it("changes nothing when the browser refuses to store", () => {
    const store = new ShopStore(full);
    expect(() => store.saveProduct({ ...lamp(store), title: "lost" })).toThrow();
    expect(lamp(store).title).toBe("desk lamp black");
  });

  it("starts anew from data it cannot read", () => {
    for (const broken of ["{", "null", "[]", '{"products":[null],"threads":[],"reviews":[]}']) {
      localStorage.setItem("lumen-loft/shop/1", broken);
      expect(new ShopStore(localStorage).products).toHaveLength(24);
    }
  });
});
