// Turns the seed lists into shop data. Seeds say how long ago things happened, so the demo always looks lived in.

import type { ShopData } from "../types";
import { productSeeds } from "./products";
import { reviewSeeds } from "./reviews";
import { threadSeeds } from "./threads";

const minute = 60_000;

export function seedShop(now: number): ShopData {
  return {
    products: productSeeds.map(({ hoursAgo, ...product }) => ({ ...product, updated: now - hoursAgo * 60 * minute })),
    threads: threadSeeds.map(({ messages, ...thread }) => ({
      ...thread,
      messages: messages.map(({ minutesAgo, ...message }) => ({ ...message, at: now - minutesAgo * minute })),
    })),
    reviews: reviewSeeds.map(({ daysAgo, ...review }, index) => ({
      ...review,
      id: `r${index + 1}`,
      at: now - daysAgo * 24 * 60 * minute,
    })),
  };
}
