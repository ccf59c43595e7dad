// 1688's publish forms (React). Their modules are elements `guid-<name>`, the details are TinyMCE in a frame; from public
// automation code (2024 and 2026). Buyers are answered in a program outside of the browser.
import { bySelectors } from "./by-selectors";

export const offers1688 = bySelectors({
  id: "1688",
  hosts: ["offer-new.1688.com", "offer.1688.com"],
  platform: "1688",
  fields: {
    title: ["#guid-title input", "input[placeholder^='建议使用通俗的产品名称']"],
    description: ["#guid-description iframe", "#guid-description textarea"],
  },
  // A Han character takes two of the sixty.
  counts: { title: "cjk2" },
});
