// Shopee's Seller Centre (Vue, its own EDS components) and its web chat. Fields carry `data-product-edit-field-unique-id`, the
// chat `data-cy`; both from public reports of the real pages (Taiwan, July 2026; Brazil and Indonesia, 2026).
import { bySelectors } from "./by-selectors";

const field = (id: string): string => `[data-product-edit-field-unique-id='${id}']`;

export const shopee = bySelectors({
  id: "shopee",
  hosts: ["seller.shopee.*", "banhang.shopee.vn"],
  platform: "shopee",
  fields: {
    title: [`${field("name")} input`],
    // Quill; shops without rich descriptions have a plain text area.
    description: [`${field("description")} .ql-editor`, `${field("description")} textarea`],
    reply: ["[data-cy='webchat-conversation-detail-input'] textarea", "#inputField textarea"],
  },
  facts: { category: `${field("category")} .product-category-box-inner`, price: `${field("price")} input` },
  // A chosen value is text: EDS has no select of the browser's own.
  rows: [{ row: `${field("brandAndAttributes")} .edit-row`, label: ".edit-label", value: ".eds-selector__inner, input" }],
  messages: { row: "[data-cy='webchat-message-receive'], [data-cy='webchat-message-send']", seller: "[data-cy='webchat-message-send']", buyer: "[data-cy='webchat-message-receive']", text: "[data-cy^='webchat-message-']" },
});
