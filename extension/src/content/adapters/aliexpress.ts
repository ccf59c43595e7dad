// AliExpress' cross-border seller centre. The publish form exists in two front ends whose classes are hashed, so its fields are
// found by their names and counters; the message centre's classes come from public automation code (2026).
import { bySelectors } from "./by-selectors";

export const aliexpress = bySelectors({
  id: "aliexpress",
  hosts: ["csp.aliexpress.com", "gsp.aliexpress.com"],
  platform: "aliexpress",
  fields: { reply: ["textarea[class*='im-message-input']"] },
  messages: { row: ".im-message-item", seller: "[class*='self']", buyer: ".im-message-item", text: ".im-message-item" },
});
