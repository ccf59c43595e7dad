// TikTok Shop's seller centres. Classes are hashed, so fields are found by their labels and counters; only the list of
// ratings keeps a readable part in its classes (public automation code, 2025).
import { bySelectors } from "./by-selectors";

const PRODUCT = /^\/product\/(edit|create|sell|add|batch)\b/;
const MESSAGES = /^\/(product\/rating|chat|im)\b/;
const RATING = "[class*='ratingListMainLists'] > div";

export const tiktok = bySelectors({
  id: "tiktok",
  hosts: [
    "seller.tiktok.com",
    "seller-us.tiktok.com",
    "seller-uk.tiktok.com",
    "seller-th.tiktok.com",
    "seller-vn.tiktok.com",
    "seller-my.tiktok.com",
    "seller-ph.tiktok.com",
    "seller-sg.tiktok.com",
    "seller-id.tokopedia.com",
  ],
  platform: "tiktok",
  detect: ({ url }) => PRODUCT.test(url.pathname) || MESSAGES.test(url.pathname),
  fields: {},
  messages: { row: RATING, buyer: RATING, text: "p, [class*='text' i]:not(textarea), [class*='content' i]", answered: true },
});
