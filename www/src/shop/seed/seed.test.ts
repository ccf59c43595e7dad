import { describe, expect, it } from "vitest";
import { hasArt } from "../art";
import { seedShop } from "./seed";

const now = Date.UTC(2026, 10, 22);
const { products, threads, reviews } = seedShop(now);

describe("seed data", () => {
  it("has ids of its own for everything", () => {
    for (const list of [products, threads, reviews]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(new Set(products.map(({ sku }) => sku)).size).toBe(products.length);
  });

  it("speaks of products that exist, and each has a drawing", () => {
    const ids = products.map(({ id }) => id);
    for (const { product } of [...threads, ...reviews]) expect(ids).toContain(product);
    for (const { art } of products) expect(hasArt(art)).toBe(true);
  });

  it("is written in the language it says", () => {
    const han = /\p{Script=Han}/u;
    for (const { title, language } of products) expect(han.test(title)).toBe(language === "zh");
    for (const { text, language } of reviews) expect(han.test(text)).toBe(language === "zh");
    for (const { messages, language } of threads) for (const { text } of messages) expect(han.test(text)).toBe(language === "zh");
  });

  it("lies in the past, messages in their order", () => {
    for (const { messages } of threads) {
      const times = messages.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThan(now);
    }
  });
});
