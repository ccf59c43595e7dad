// BigCommerce. The form stands in the control panel's content frame, where this script runs by itself, so the page is known
// by its ids and not by its address. Ids from public automation code, 2021 to 2025.
import { bySelectors } from "./by-selectors";

const NAME = "#productInput-name";

export const bigcommerce = bySelectors({
  id: "bigcommerce",
  hosts: ["*.mybigcommerce.com"],
  platform: "bigcommerce",
  detect: ({ document }) => document.querySelector(NAME) !== null,
  fields: {
    title: [NAME],
    description: ["iframe[id^='productInput-description']", "#add-edit-description iframe[title*='Rich Text Area']", "textarea[name='productInput-description']"],
  },
  facts: { brand: "#productInput-brand", price: "#productInput-price", tags: "#productInput-search_keywords" },
  kinds: [["private", /^(page title|sort order|tax class|bin picking number|minimum|maximum|fixed shipping)\b/iu]],
});
