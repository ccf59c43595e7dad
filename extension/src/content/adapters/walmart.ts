// Walmart's Seller Center. Controls are looked for under the names of the public item specification, whose long text is
// called `shortDescription` and shown as "Site Description"; nothing else of the pages is established.
import { bySelectors } from "./by-selectors";

const ITEM = /^\/(items-and-inventory|catalog)\b/;
const MESSAGES = /\b(messages?|inbox|reviews?)\b/;

export const walmart = bySelectors({
  id: "walmart",
  hosts: ["seller.walmart.com"],
  platform: "walmart",
  detect: ({ url }) => ITEM.test(url.pathname) || MESSAGES.test(url.pathname),
  fields: { title: [":is(input, textarea)[name='productName']"], description: ["textarea[name='shortDescription']"] },
  called: { description: /^(site|long|product) description\b/iu },
  facts: { brand: "input[name='brand']" },
});
