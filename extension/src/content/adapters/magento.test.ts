import { checkDashboard } from "../../../test/check-dashboard";
import { magento } from "./magento";

checkDashboard(magento, {
  pages: [
    {
      page: "magento/product",
      url: "https://fellside.example/backstage/catalog/product/edit/id/20/",
      fields: { title: "Slate cheese board", description: "Split and oiled." },
      limits: { title: 255 },
      product: {
        name: "Slate cheese board",
        brand: "Fellside",
        category: "Serving, Boards",
        price: "26.00",
        tags: ["cheese board", "slate"],
        notes: "One piece of slate.",
        attributes: { Weight: "1.4", "Country of Manufacture": "United Kingdom", Edge: "Rough" },
        existing: { title: "Slate cheese board", description: "Split and oiled." },
      },
    },
    {
      page: "magento/hidden-editor",
      url: "https://fellside.example/backstage/catalog/product/new/set/4/type/simple/",
      fields: { title: "Slate coaster", description: "Set of four." },
      product: { name: "Slate coaster", existing: { title: "Slate coaster", description: "Set of four." } },
    },
  ],
  elsewhere: [
    ["woocommerce/product", "https://fellside.example/backstage/catalog/product/edit/id/20/"],
    ["generic/self-hosted", "https://fellside.example/backstage/catalog/product/edit/id/20/"],
  ],
});
