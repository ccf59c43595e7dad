// Shopify's admin. Products only: a collection's or a page's form has the very same input names. Its inbox is an app in a
// frame of another origin, out of reach. Ids from public automation code, 2020 to 2025.
import { bySelectors } from "./by-selectors";

const PRODUCT = /\/products\/(new|\d+)\/?$/;

export const shopify = bySelectors({
  id: "shopify",
  hosts: ["admin.shopify.com", "*.myshopify.com"],
  platform: "shopify",
  detect: ({ url }) => PRODUCT.test(url.pathname),
  fields: {
    title: ["input[name='title']"],
    // The hidden field behind the frame is what is sent; the editor fills it while one types.
    description: ["iframe#product-description_ifr", "textarea#product-description"],
  },
  facts: { brand: "input[name='vendor']", category: "input[name='productType']", price: "input[name='price']" },
  // The search preview's own fields, which the general vocabulary knows in English only.
  kinds: [["private", /^(page title|meta description|url handle)$/iu]],
});
