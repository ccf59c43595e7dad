import { checkDashboard } from "../../../test/check-dashboard";
import { woocommerce } from "./woocommerce";

checkDashboard(woocommerce, {
  pages: [
    {
      page: "woocommerce/product",
      url: "https://harrow.example/wp-admin/post.php?post=7&action=edit",
      fields: { title: "Harrow oak stool", description: "Turned by hand." },
      product: {
        name: "Harrow oak stool",
        brand: "Harrow",
        category: "Stools",
        price: "120",
        tags: ["stool", "oak"],
        notes: "Three legs, never rocks.",
        attributes: { Wood: "Oak, Ash", Finish: "Oil | Wax", "Weight (kg)": "3.2", "Dimensions (cm)": "34 × 34 × 45" },
        existing: { title: "Harrow oak stool", description: "Turned by hand." },
      },
    },
    {
      page: "woocommerce/product-text",
      url: "https://harrow.example/shop/wp-admin/post.php?post=7&action=edit",
      fields: { title: "Harrow oak stool", description: "Turned by hand." },
      product: { name: "Harrow oak stool", existing: { title: "Harrow oak stool", description: "Turned by hand." } },
    },
    {
      page: "woocommerce/reviews",
      url: "https://harrow.example/wp-admin/edit.php?post_type=product&page=product-reviews",
      fields: { reply: "" },
      conversation: { message: "It wobbles a little.", thread: [], facts: { Product: "Harrow oak table", Rating: "★★★☆☆" } },
    },
  ],
  elsewhere: [
    ["woocommerce/post", "https://harrow.example/wp-admin/post.php?post=8&action=edit"],
    ["prestashop/product", "https://harrow.example/wp-admin/post.php?post=7&action=edit"],
  ],
});
