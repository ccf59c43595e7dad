// Pinduoduo's merchant back end: the goods form (React, "beast-core" components with test ids) and the chat (Vue), both from
// public reports of the real pages (July to September 2026). The details of goods are pictures; their text, where a category
// has one, is found by its name. So is the answer to a review.
import { bySelectors } from "./by-selectors";

export const pinduoduo = bySelectors({
  id: "pinduoduo",
  hosts: ["mms.pinduoduo.com"],
  platform: "pinduoduo",
  fields: { title: ["input[placeholder*='商品标题组成']"], reply: ["#replyTextarea"] },
  // A Han character takes two of the sixty.
  counts: { title: "cjk2" },
  // The first number of the table of variants is the group price.
  facts: { price: "#sku [data-testid='beast-core-inputNumber-htmlInput']" },
  rows: [{ row: "[data-testid='beast-core-form-item']", label: "label", value: "input:not([type='radio']):not([type='checkbox'])" }],
  messages: { row: "#msgListContainer li.onemsg", seller: ".cs-item", buyer: ".buyer-item", text: ".msg-content-box" },
  kinds: [["private", /^(商品参考价|满件折扣|服务承诺|承诺|承诺发货时间|发货时间|商品类型)$/u]],
});
