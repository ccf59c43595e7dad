// PrestaShop, on the shop's own host and in an admin folder of its own: the product page of version 8 and later, that of
// 1.7, and customer service. Ids and classes from PrestaShop's source. Every language has a field; the shown one is taken.
import { bySelectors } from "./by-selectors";

const NAMES = ["input[id^='product_header_name_']", "input[id^='form_step1_name_']"];
const DESCRIPTIONS = ["product_description_description_", "form_step1_description_"];
const REPLY = "textarea[name$='[reply_message]'], textarea[name='reply_message']";

export const prestashop = bySelectors({
  id: "prestashop",
  hosts: [],
  platform: "prestashop",
  detect: ({ document }) => document.querySelector([...NAMES, REPLY].join()) !== null,
  fields: {
    title: NAMES,
    description: DESCRIPTIONS.flatMap((id) => [`iframe[id^='${id}'][id$='_ifr']:not([id^='${id}short_'])`, `textarea[id^='${id}']:not([id^='${id}short_'])`]),
    reply: [REPLY],
  },
  facts: {
    // The first choice, "No brand", has the value 0.
    brand: "#product_description_manufacturer option:checked:not([value='0'])",
    // With tax, as buyers see it.
    price: "#product_pricing_retail_price_price_tax_included, #form_step1_price_ttc_shortcut",
    tags: "input[id^='product_seo_tags_']",
    notes: DESCRIPTIONS.map((id) => `iframe[id^='${id}short_'][id$='_ifr'], textarea[id^='${id}short_']`).join(),
  },
  lists: { category: "[id^='product_description_categories_product_categories_'][id$='_name']" },
  rows: [
    { row: "tr.product-feature-value", label: ".feature-column", value: ".text-preview-value, .custom-values-form-group input" },
    { row: ".form-group:has(#product_shipping_dimensions_weight)", label: "label", value: "#product_shipping_dimensions_weight" },
  ],
  complete: true,
  messages: { row: "li.media", buyer: ".thread-message-icon", seller: ".thread-message-employee-image", text: ".thread-message" },
});
