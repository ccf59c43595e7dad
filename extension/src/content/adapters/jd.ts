// JD: the publish form of Jingmai in the browser, and the Dongdong workbench. No structure of the form is established, so its
// fields are found by their names; the chat's comes from public automation code (2026).
import { bySelectors } from "./by-selectors";

export const jd = bySelectors({
  id: "jd",
  hosts: ["ware.shop.jd.com", "shop.jd.com", "dongdong.jd.com"],
  platform: "jd",
  fields: { reply: [".EditorContent[contenteditable='true']"] },
  // A Han character takes two.
  counts: { title: "cjk2" },
  kinds: [["price", /^京东价/u]],
  messages: { row: "#t-chat-scroll .message", seller: ".message_right", buyer: ".message_left", text: ".message__content" },
});
