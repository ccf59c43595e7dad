// The demo shop's products in one language, as a shop exports them.

import { productSeeds } from "../../shop/seed/products";
import type { Language } from "../../shop/types";
import type { Cells } from "./give-table";

const headers: Record<Language, readonly string[]> = {
  en: ["SKU", "Product name", "Brand", "Price", "Attributes", "Tags", "Notes"],
  zh: ["货号", "商品名称", "品牌", "价格", "属性", "标签", "备注"],
};

export function catalogue(language: Language): Cells {
  const rows = productSeeds
    .filter((seed) => seed.language === language)
    .map(({ sku, title, brand, price, attributes, tags, notes }) => [sku, title, brand, price, attributes.map(({ name, value }) => `${name}: ${value}`).join("; "), tags, notes]);
  return [headers[language], ...rows];
}
