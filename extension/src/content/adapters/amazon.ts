// Amazon Seller Central. Its controls are Katal elements (`kat-input`, `kat-textarea`) named after the product type's
// attribute, with the real control in an open shadow root. Names from public automation code, 2024 to 2026.
import { bySelectors } from "./by-selectors";

const LISTING = "/abis/listing/";
const MESSAGES = /^\/(messaging|feedback-manager)\b/;

export const amazon = bySelectors({
  id: "amazon",
  hosts: ["sellercentral.amazon.*", "sellercentral-europe.amazon.com", "sellercentral-japan.amazon.com"],
  platform: "amazon",
  detect: ({ url }) => url.pathname.startsWith(LISTING) || MESSAGES.test(url.pathname),
  fields: {
    title: ["[name='item_name-0-value']", "[name='item_name']"],
    // `rtip_` is the retail form's name for the same text. The condition note is a text area too and is neither.
    description: ["[name='product_description-0-value']", "[name='rtip_product_description-0-value']", "[name='product_description']"],
    reply: [".contact-buyer-text-area kat-textarea"],
  },
  facts: { brand: "[name='brand-0-value'], [name='brand']", tags: "[name^='generic_keyword']" },
  lists: { notes: "[name^='bullet_point-'][name$='-value']" },
  // Bullets are read as notes already; a condition note is about one offer, not the product.
  kinds: [["private", /^(bullet points?|(offer )?condition note|product id)$/iu]],
});
