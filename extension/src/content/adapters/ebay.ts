// eBay's listing form and messages. A revised listing has its description in a frame, a new one in the page; the text area
// that one sees is the condition note. Classes and names from public automation code, 2024 to 2026.
import { bySelectors } from "./by-selectors";

/** `/sl/prelist` asks what is sold, to search the catalogue with: its box takes no title. */
const LISTING = /^\/(lstng|sl\/(list|sell))\b/;
const MESSAGES = /^\/(mesgweb|cnt)\b/;

export const ebay = bySelectors({
  id: "ebay",
  hosts: ["www.ebay.*", "mesg.ebay.*"],
  platform: "ebay",
  detect: ({ url }) => LISTING.test(url.pathname) || MESSAGES.test(url.pathname) || url.hostname.startsWith("mesg."),
  fields: {
    title: ["input[name='title']"],
    description: ["iframe#se-rte-frame__summary", ".summary__description [contenteditable='true']", "textarea[name='description']"],
  },
  facts: { price: "input[name='price']" },
  // The label's box holds its explanation too. A value is an input once it is open, and a button before.
  rows: [{ row: "[class*='summary__attributes--field']", label: "[class*='attributes--label'] :is(button, label)", value: "[class*='attributes--value'] :is(input, button)" }],
});
