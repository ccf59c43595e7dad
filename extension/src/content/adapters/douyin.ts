// Doudian, Douyin's shop back end: the goods form (React), whose fields carry their Chinese name as `attr-field-id`, and the
// Feige chat; both from public automation code (2025 and 2026).
import { bySelectors } from "./by-selectors";

const field = (name: string): string => `[attr-field-id='${name}']`;

export const douyin = bySelectors({
  id: "douyin",
  hosts: ["fxg.jinritemai.com", "im.jinritemai.com"],
  platform: "douyin",
  fields: {
    title: ["#pg-title-input", `${field("商品标题")} input`, `${field("商品标题")} textarea`],
    reply: ["textarea[data-qa-id='qa-send-message-textarea']", "#im-input-box"],
  },
  // A Han character takes two of the sixty.
  counts: { title: "cjk2" },
  facts: { price: `${field("售卖价")} input` },
  rows: [{ row: "[attr-field-id]:not([attr-field-id='类目属性'])", label: "@attr-field-id", value: ".ecom-g-select-selection-item, input:not([type='radio']):not([type='checkbox'])" }],
  // What stands beside the goods in the same rows: prices, delivery, pictures.
  kinds: [["private", /^(价格与库存|售卖价|订单库存计数|运费模板|发货模式|现货发货时间|预售发货时间|售后服务|商品规格|主图.*|商品详情)$/u]],
  messages: { row: ".messageIsMe, .messageNotMe", seller: ".messageIsMe", buyer: ".messageNotMe", text: "pre, .content" },
});
