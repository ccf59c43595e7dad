// The sample product: a lamp of the demo shop.

import { draftOf, type ProductDraft } from "../../../../extension/src/sidepanel/writing/product";
import { productSeeds } from "../../shop/seed/products";
import type { Language } from "../../shop/types";

const lamps: Record<Language, string> = { en: "arc-desk-lamp", zh: "chuang-tou-yue-du-deng" };

export function product(language: Language): ProductDraft {
  const lamp = productSeeds.find(({ id }) => id === lamps[language]);
  if (!lamp) return draftOf({ name: "" });
  const { title: name, brand, notes, attributes } = lamp;
  const price = language === "zh" ? `${lamp.price}元` : `$${lamp.price}`;
  return draftOf({ name, brand, price, notes, attributes: Object.fromEntries(attributes.map((one) => [one.name, one.value])) });
}
