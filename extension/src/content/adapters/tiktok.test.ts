import { checkDashboard } from "../../../test/check-dashboard";
import { tiktok } from "./tiktok";

checkDashboard(tiktok, {
  pages: [
    {
      page: "tiktok/product",
      url: "https://seller-us.tiktok.com/product/edit/1",
      fields: { title: "Loom cotton hair towel", description: "Dries fast." },
      limits: { title: 255 },
      product: {
        name: "Loom cotton hair towel",
        brand: "Loom",
        category: "Hair towels",
        price: "12.90",
        attributes: { Material: "Cotton" },
        existing: { title: "Loom cotton hair towel", description: "Dries fast." },
      },
    },
    {
      page: "tiktok/rating",
      url: "https://seller-id.tokopedia.com/product/rating",
      fields: { reply: "" },
      limits: { reply: 500 },
      conversation: { message: "Soft, but smaller than I thought.", thread: [], facts: {} },
    },
  ],
  elsewhere: [
    ["tiktok/product", "https://seller-us.tiktok.com/order"],
    ["tiktok/product", "https://www.tiktok.com/product/edit/1"],
  ],
});
