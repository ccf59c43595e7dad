import { checkDashboard } from "../../../test/check-dashboard";
import { etsy } from "./etsy";

checkDashboard(etsy, {
  pages: [
    {
      page: "etsy/listing",
      url: "https://www.etsy.com/your/shops/me/listing-editor/edit/1",
      fields: { title: "Hand-dyed silk ribbon", description: "Dyed with onion skins." },
      limits: { title: 140 },
      product: {
        name: "Hand-dyed silk ribbon",
        price: "14.00",
        tags: ["silk ribbon", "plant dyed"],
        existing: { title: "Hand-dyed silk ribbon", description: "Dyed with onion skins." },
      },
    },
    {
      page: "etsy/message",
      url: "https://www.etsy.com/messages/1",
      fields: { reply: "" },
      conversation: { message: "Could you cut it to 3 metres?", thread: [], facts: {} },
    },
  ],
  elsewhere: [
    ["etsy/listing", "https://www.etsy.com/your/account"],
    ["etsy/listing", "https://www.etsy.com/listing/1"],
    ["etsy/listing", "https://etsy.example/your/shops/me/listing-editor/edit/1"],
  ],
});
