import { checkDashboard } from "../../../test/check-dashboard";
import { amazon } from "./amazon";

checkDashboard(amazon, {
  pages: [
    {
      page: "amazon/listing",
      url: "https://sellercentral.amazon.co.uk/abis/listing/edit?sku=BR-A5-01",
      fields: { title: "Brindle cork notebook A5", description: "Ruled, 120 pages." },
      limits: { title: 200 },
      product: {
        name: "Brindle cork notebook A5",
        brand: "Brindle",
        tags: ["journal", "bullet diary"],
        notes: "Lies flat when open\nCover of pressed cork",
        attributes: { Color: "Sand" },
        existing: { title: "Brindle cork notebook A5", description: "Ruled, 120 pages." },
      },
    },
    {
      page: "amazon/message",
      url: "https://sellercentral-europe.amazon.com/messaging/contact?orderID=000-0000000-0000000",
      fields: { reply: "" },
      limits: { reply: 4000 },
      conversation: { message: "Is the paper thick enough for ink?", thread: [], facts: { "Order ID": "000-0000000-0000000", Status: "Shipped" } },
    },
  ],
  elsewhere: [
    ["amazon/listing", "https://www.amazon.com/abis/listing/edit"],
    ["amazon/listing", "https://sellercentral.amazon.evil.net/abis/listing/edit"],
    ["amazon/listing", "https://sellercentral.amazon.com/business-reports"],
  ],
});
