import { checkDashboard } from "../../../test/check-dashboard";
import { walmart } from "./walmart";

checkDashboard(walmart, {
  pages: [
    {
      page: "walmart/item",
      url: "https://seller.walmart.com/items-and-inventory/edit/1",
      fields: { title: "Juniper door draught stopper", description: "Keeps the cold out." },
      limits: { description: 4000 },
      product: {
        name: "Juniper door draught stopper",
        brand: "Juniper",
        price: "19.50",
        notes: "Weighted with sand",
        attributes: { Color: "Grey" },
        existing: { title: "Juniper door draught stopper", description: "Keeps the cold out." },
      },
    },
    {
      page: "walmart/message",
      url: "https://seller.walmart.com/messages/1",
      fields: { reply: "" },
      limits: { reply: 2000 },
      conversation: { message: "Does the cover come off for washing?", thread: [], facts: { "Order status": "Delivered" } },
    },
  ],
  elsewhere: [
    ["walmart/item", "https://seller.walmart.com/analytics"],
    ["walmart/item", "https://www.walmart.com/items-and-inventory/edit/1"],
  ],
});
