// Taobao's and Tmall's publish form (React, Fusion). Each field is an element `sell-field-<name>`, each category property a row
// with a label; from public automation code that was run against the form in October 2026. Buyers are answered in the Qianniu
// program, outside of the browser.
import { bySelectors } from "./by-selectors";

const CHOSEN = ".next-select-values em, input, textarea";

export const taobao = bySelectors({
  id: "taobao",
  hosts: ["item.upload.taobao.com", "item.upload.tmall.com", "myseller.taobao.com"],
  platform: "taobao",
  fields: { title: ["#sell-field-title input", "#sell-field-title textarea", "input[placeholder*='30个汉字']"] },
  // A Han character takes two of the sixty.
  counts: { title: "cjk2" },
  facts: { price: "#sell-field-price input" },
  rows: [
    { row: ".sell-catProp-item-common", label: "label", value: CHOSEN },
    { row: ".sell-component-info-wrapper-wrap", label: ".sell-component-info-wrapper-label", value: CHOSEN },
  ],
  // Frames of other rows, the shop's own settings, and the second title that is derived from the first.
  kinds: [["private", /^(商品属性|材质成分|销售规格|导购标题|吊牌价|购买须知|多件优惠|上架时间|发货时间|提取方式|商品预检|店铺中分类|款号|宝贝类型)$/u]],
});
