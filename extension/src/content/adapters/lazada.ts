// Lazada's Seller Center, local and cross-border. The form's labels come from public documentation of the same form (2026), its
// classes are not established: fields are found by their names. The chat is the kit that AliExpress has, too (2020 and 2026).
import { bySelectors } from "./by-selectors";

export const lazada = bySelectors({
  id: "lazada",
  hosts: ["sellercenter.lazada.*", "*.lazada-seller.cn", "gsp.lazada.com"],
  platform: "lazada",
  fields: { reply: ["textarea[class*='im-message-input']"] },
  messages: { row: ".im-message-item", seller: "[class*='self']", buyer: ".im-message-item", text: ".im-message-item" },
  // A special price is a campaign's, and the shop's conditions are no property of the goods.
  kinds: [["private", /^(seller ?sku|special price|free items|warranty (type|policy)|return policy|package (weight|length|width|height).*|dangerous goods)$/iu]],
});
