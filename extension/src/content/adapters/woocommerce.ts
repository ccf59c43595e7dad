// WooCommerce on WordPress, on the shop's own host: the classic product page and the list of reviews. Ids and names from
// WooCommerce's and WordPress's source. The data box keeps its closed panels in the page, so they are read too.
import { bySelectors } from "./by-selectors";

const PRODUCT = "form#post #woocommerce-product-data";
const REVIEWS = "body.product_page_product-reviews";
const REVIEW = "#the-comment-list > tr[id^='comment-']";

export const woocommerce = bySelectors({
  id: "woocommerce",
  hosts: [],
  platform: "woocommerce",
  detect: ({ document }) => document.querySelector(`${PRODUCT}, ${REVIEWS}`) !== null,
  fields: {
    title: ["form#post #title"],
    // Only one of them is shown: the frame under the tab "Visual", the text area under the tab "Text".
    description: ["iframe#content_ifr", "form#post textarea#content"],
    reply: [`${REVIEWS} #replycontent`],
  },
  facts: {
    price: "#_regular_price",
    tags: "textarea[name='tax_input[product_tag]']",
    brand: "#product_brandchecklist label:has(> input:checked)",
    notes: "iframe#excerpt_ifr, textarea#excerpt",
  },
  lists: { category: "#product_catchecklist label:has(> input:checked)" },
  rows: [
    { row: ".woocommerce_attribute", label: "strong.attribute_name", value: ":is(select, textarea)[name^='attribute_values']" },
    { row: "._weight_field", label: "label", value: "input" },
    { row: ".dimensions_field", label: "label", value: "input", join: " × " },
  ],
  complete: true,
  messages: {
    row: REVIEW,
    buyer: REVIEW,
    text: ".comment-text",
    answered: true,
    about: { Product: ".comments-edit-item-link", Rating: ".column-rating" },
  },
});
