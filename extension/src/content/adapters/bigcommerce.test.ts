import { checkDashboard } from "../../../test/check-dashboard";
import { bigcommerce } from "./bigcommerce";

checkDashboard(bigcommerce, {
  pages: [
    {
      page: "bigcommerce/product",
      url: "https://store-abc.mybigcommerce.com/manage/products/edit/5",
      fields: { title: "Larch bird box", description: "For tits." },
      product: {
        name: "Larch bird box",
        brand: "Hedgerow",
        price: "32.00",
        tags: ["nest box", "garden"],
        attributes: { "Weight (kg)": "0.9", "Warranty Information": "Two years.", Width: "15", Height: "28", Depth: "14" },
        existing: { title: "Larch bird box", description: "For tits." },
      },
    },
  ],
  elsewhere: [
    ["generic/self-hosted", "https://store-abc.mybigcommerce.com/manage/products/categories"],
    ["bigcommerce/product", "https://mybigcommerce.com.evil.net/manage/products/edit/5"],
  ],
});
