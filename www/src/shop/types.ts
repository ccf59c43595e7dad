// What the demo shop stores: products, buyer threads and reviews. Plain JSON, so localStorage can hold all of it.

export type Language = "en" | "zh";
export type ProductStatus = "active" | "draft" | "archived";

export const categories = [
  "lighting",
  "kitchen",
  "textiles",
  "bags",
  "electronics",
  "stationery",
  "pets",
  "fragrance",
  "sports",
  "toys",
  "home",
] as const;
export type Category = (typeof categories)[number];

export interface Attribute {
  name: string;
  value: string;
}

export interface Product {
  id: string;
  title: string;
  description: string;
  brand: string;
  /** Empty until the seller has chosen one. */
  category: Category | "";
  /** As the seller typed it, without a currency sign. */
  price: string;
  sku: string;
  stock: number;
  status: ProductStatus;
  /** The storefront this listing is for: English-speaking or Chinese. */
  language: Language;
  /** Comma-separated, as in the form. */
  tags: string;
  attributes: Attribute[];
  notes: string;
  /** Key of the drawing in art.ts. */
  art: string;
  updated: number;
}

export interface Message {
  from: "buyer" | "seller";
  text: string;
  at: number;
}

/** Known facts of an order, in the buyer's language; keys are stable, labels are translated. */
export const factKeys = ["order", "item", "status", "carrier", "tracking", "delivery", "payment", "policy"] as const;
export type FactKey = (typeof factKeys)[number];

export interface Thread {
  id: string;
  buyer: string;
  language: Language;
  order: string;
  product: string;
  subject: string;
  facts: Partial<Record<FactKey, string>>;
  messages: Message[];
  unread: boolean;
}

export interface Review {
  id: string;
  product: string;
  author: string;
  language: Language;
  rating: 1 | 2 | 3 | 4 | 5;
  text: string;
  at: number;
  verified: boolean;
}

export interface ShopData {
  products: Product[];
  threads: Thread[];
  reviews: Review[];
}
