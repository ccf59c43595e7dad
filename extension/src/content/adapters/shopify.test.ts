import { checkDashboard } from "../../../test/check-dashboard";
import { shopify } from "./shopify";

checkDashboard(shopify, {
  pages: [
    {
      page: "shopify/product",
      url: "https://admin.shopify.com/store/kernel-and-grain/products/8100000000001",
      fields: { title: "Walnut pen tray", description: "Cut from one board.\nFelt feet." },
      limits: { title: 255 },
      product: {
        name: "Walnut pen tray",
        brand: "Kernel & Grain",
        category: "Desk trays",
        price: "48.00",
        attributes: { Wood: "Walnut" },
        existing: { title: "Walnut pen tray", description: "Cut from one board.\nFelt feet." },
      },
    },
  ],
  elsewhere: [
    ["shopify/collection", "https://admin.shopify.com/store/kernel-and-grain/collections/42"],
    ["shopify/product", "https://admin.shopify.com.evil.net/store/kernel-and-grain/products/1"],
    ["shopify/product", "https://admin.shopify.com/store/kernel-and-grain/products/1/variants/2"],
  ],
});
