import { checkDashboard } from "../../../test/check-dashboard";
import { prestashop } from "./prestashop";

checkDashboard(prestashop, {
  pages: [
    {
      page: "prestashop/product",
      url: "https://tide.example/admin123/index.php/sell/catalog/products/4/edit",
      fields: { title: "Tide brass hook", description: "Holds ten coats." },
      limits: { title: 128 },
      product: {
        name: "Tide brass hook",
        brand: "Tide",
        category: "Hallway",
        price: "18.00",
        tags: ["hook", "brass"],
        notes: "Cast in one piece.",
        attributes: { Metal: "Brass", Finish: "Brushed", "Weight (kg)": "0.2" },
        existing: { title: "Tide brass hook", description: "Holds ten coats." },
      },
    },
    {
      page: "prestashop/product-1-7",
      url: "https://tide.example/admin123/index.php/product/form/4",
      fields: { title: "Tide brass hook", description: "Holds ten coats." },
      product: { name: "Tide brass hook", price: "18.00", existing: { title: "Tide brass hook", description: "Holds ten coats." } },
    },
    {
      page: "prestashop/thread",
      url: "https://tide.example/admin123/index.php/sell/customer-service/customer-threads/9/view",
      fields: { reply: "" },
      conversation: {
        message: "Are screws in the box?",
        thread: [
          { from: "buyer", text: "Is the hook sold singly?" },
          { from: "seller", text: "Yes, it is." },
        ],
        facts: {},
      },
    },
  ],
  elsewhere: [
    ["magento/product", "https://tide.example/admin123/index.php/sell/catalog/products/4/edit"],
    ["generic/inbox", "https://tide.example/admin123/index.php/sell/customer-service/customer-threads/9/view"],
  ],
});
