// Magento 2 and Adobe Commerce, on the shop's own host and under an admin path of its own. Names and `data-index` marks
// from Magento's source. Core has no page that answers a buyer. A Page Builder stage is found by name, if at all.
import { bySelectors } from "./by-selectors";

const NAME = ".admin__field[data-index='name'] input[name='product[name]']";
/** Marks, not labels, tell settings from facts: the admin may speak any language. */
const SETTINGS = ["attribute_set_id", "sku", "status", "tax_class_id", "visibility", "qty", "quantity_and_stock_status", "news_from_date", "news_to_date", "gift_message_available"];
const FACT = `.admin__field[data-index]${SETTINGS.map((mark) => `:not([data-index*='${mark}'])`).join("")}`;

export const magento = bySelectors({
  id: "magento",
  hosts: [],
  platform: "magento",
  detect: ({ document }) => document.querySelector(NAME) !== null,
  fields: { title: [NAME], description: ["iframe#product_form_description_ifr", "textarea[name='product[description]']"] },
  facts: {
    brand: "select[name='product[manufacturer]'], [name='product[brand]']",
    price: "input[name='product[price]']",
    tags: "textarea[name='product[meta_keyword]']",
    notes: "iframe#product_form_short_description_ifr, textarea[name='product[short_description]']",
  },
  lists: { category: "[data-index='category_ids'] .admin__action-multiselect-crumb > span" },
  rows: [
    {
      row: `[data-index='product-details'] ${FACT}, [data-index='attributes'] ${FACT}`,
      label: ".admin__field-label span",
      value: "select, input[type='text']",
    },
  ],
  complete: true,
});
