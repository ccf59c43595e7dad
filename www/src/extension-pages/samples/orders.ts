// Forty orders of the demo shop: some products are often bought with another, and most are bought alone.

import { productSeeds } from "../../shop/seed/products";
import type { Language } from "../../shop/types";
import type { Cells } from "./give-table";

const headers: Record<Language, readonly string[]> = { en: ["Order", "Product"], zh: ["订单号", "商品"] };

const sold: Record<Language, readonly string[]> = {
  en: ["arc-desk-lamp", "commuter-backpack", "merino-throw", "insulated-bottle", "walnut-board", "linen-apron", "soy-candle-fig", "dotted-notebook"],
  zh: ["chuang-tou-yue-du-deng", "yu-jia-dian", "fan-bu-bao", "bao-wen-bei", "lu-xing-cha-ju", "gui-hua-xiang-xun", "mao-zhua-ban", "chun-mian-si-jian-tao"],
};

/** The places of what was sold, an order each. */
const baskets = [
  [0, 7], [0, 7], [0], [1, 3], [2], [4, 5], [0, 7], [1], [6], [2, 4],
  [1, 3], [3], [0], [4, 5], [5], [7], [1, 3], [2], [0, 7], [6],
  [4], [1, 3], [2], [5], [0, 7, 2], [3], [6, 1], [4, 5], [7], [2],
  [1, 3], [0], [6], [4, 5], [2, 6], [0, 7], [1], [3], [4, 5], [6],
] as const;

export function orders(language: Language): Cells {
  const names = sold[language].map((id) => productSeeds.find((seed) => seed.id === id)?.title ?? id);
  return [headers[language], ...baskets.flatMap((basket, order) => basket.map((place) => [String(3401 + order), names[place] ?? ""]))];
}
