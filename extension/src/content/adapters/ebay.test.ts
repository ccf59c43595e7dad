import { checkDashboard } from "../../../test/check-dashboard";
import { ebay } from "./ebay";

checkDashboard(ebay, {
  pages: [
    {
      page: "ebay/revise",
      url: "https://www.ebay.com/lstng?mode=ReviseItem&itemId=1",
      fields: { title: "Tin wind-up robot, boxed", description: "Walks and sparks." },
      limits: { title: 80 },
      product: {
        name: "Tin wind-up robot, boxed",
        brand: "Cogwell",
        price: "35.00",
        attributes: { Material: "Tinplate", Height: "12 cm" },
        existing: { title: "Tin wind-up robot, boxed", description: "Walks and sparks." },
      },
    },
    {
      page: "ebay/create",
      url: "https://www.ebay.co.uk/sl/list?mode=AddItem&draftId=1",
      fields: { title: "Tin wind-up robot", description: "" },
      limits: { title: 80 },
      product: { name: "Tin wind-up robot", existing: { title: "Tin wind-up robot" } },
    },
    {
      page: "ebay/message",
      url: "https://mesg.ebay.de/mesgweb/ViewMessageDetail/0/m2m/1",
      fields: { reply: "" },
      limits: { reply: 2000 },
      conversation: { message: "Does the key turn?", thread: [], facts: {} },
    },
  ],
  elsewhere: [
    ["ebay/create", "https://www.ebay.com/sl/prelist/suggest"],
    ["ebay/revise", "https://www.ebay.com/itm/1"],
    ["ebay/revise", "https://www.ebay.evil.net/lstng"],
  ],
});
