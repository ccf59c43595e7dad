// Etsy's listing editor and messages. Ids from public automation code, 2023 to 2026; the chips' place follows from the
// `field-…` boxes around every field.
import { bySelectors } from "./by-selectors";

const LISTING = /^\/your\/(shops\/[^/]+\/(listing-editor|tools\/listings)|listings)\b/;
const MESSAGES = /^\/(your\/)?(messages|conversations)\b|^\/your\/shops\/[^/]+\/reviews\b/;

export const etsy = bySelectors({
  id: "etsy",
  hosts: ["www.etsy.com"],
  platform: "etsy",
  detect: ({ url }) => LISTING.test(url.pathname) || MESSAGES.test(url.pathname),
  fields: {
    title: ["#listing-title-input", "#field-title :is(textarea, input)"],
    description: ["#listing-description-textarea", "#field-description textarea"],
    reply: ["textarea[placeholder*='reply' i]"],
  },
  facts: { price: "#listing-price-input" },
  lists: { tags: "#field-tags li > :not(button)" },
});
