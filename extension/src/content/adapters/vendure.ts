// Vendure, on the shop's own host: the React dashboard and the older Angular interface, both single pages with ProseMirror. Seen
// in version 3.7.3. Vendure has no chat and no reviews; its order notes are private, so they get no button.
import { bySelectors } from "./by-selectors";

const REACT = { name: "input#field-name[name^='translations.']", text: "[data-testid='rich-text-editor'] .ProseMirror" };
const ANGULAR = { name: "input#name[formcontrolname='name']", text: "vdr-rich-text-editor[formcontrolname='description'] .ProseMirror" };
/** Collections and facets have the same form; a product's address tells it apart, wherever the shop keeps its dashboard. */
const PRODUCT = /\/products\/[^/]+/;

export const vendure = bySelectors({
  id: "vendure",
  hosts: [],
  detect: ({ document, url }) => PRODUCT.test(url.pathname) && document.querySelector(`${REACT.name}, ${ANGULAR.name}`) !== null,
  fields: { title: [REACT.name, ANGULAR.name], description: [REACT.text, ANGULAR.text] },
});
