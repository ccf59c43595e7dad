// Put into the page in front when the seller asks for its product, for the tools of the side panel.
import type { Product } from "../schema/index";
import { adapters } from "./adapters/index";
import { currentPage, look } from "./look";

declare global {
  /** Set in the extension's own world, which no page sees into. */
  var shopquillProduct: (() => Product | undefined) | undefined;
}

globalThis.shopquillProduct = () => {
  const { adapter, fields } = look(adapters);
  const field = fields.find(({ task }) => task !== "reply");
  try {
    return field && adapter.readProduct(currentPage(), field);
  } catch {
    // The reason may hold page text, so it goes nowhere.
    return undefined;
  }
};
