// Three weeks of the demo shop: more views week by week, a day of a promotion, and one on which hardly anybody ordered.

import type { Language } from "../../shop/types";
import type { Cells } from "./give-table";

const headers: Record<Language, readonly string[]> = {
  en: ["Date", "Views", "Product clicks", "Orders", "Revenue"],
  zh: ["日期", "浏览量", "商品点击", "订单数", "成交金额"],
};

/** Views, clicks and orders of a day. */
const days = [
  [812, 74, 9], [846, 79, 10], [798, 70, 8], [905, 88, 11], [1010, 97, 12], [1184, 120, 15], [1122, 109, 13],
  [938, 86, 10], [957, 91, 11], [921, 84, 10], [1006, 95, 12], [1090, 108, 13], [1305, 131, 16], [1268, 124, 15],
  [1054, 99, 12], [1980, 240, 41], [1102, 104, 12], [1121, 106, 2], [1190, 115, 14], [1422, 142, 18], [1376, 137, 17],
] as const;

const price: Record<Language, number> = { en: 42, zh: 118 };

export function figures(language: Language): Cells {
  const rows = days.map(([views, clicks, orders], day) => [`2026-10-${String(day + 5).padStart(2, "0")}`, views, clicks, orders, orders * price[language] + ((day * 37) % 50)].map(String));
  return [headers[language], ...rows];
}
