import { checkDashboard } from "../../../test/check-dashboard";
import { mercadolibre } from "./mercadolibre";

checkDashboard(mercadolibre, {
  pages: [
    {
      page: "mercadolibre/item",
      url: "https://www.mercadolibre.com.ar/publicaciones/MLA1/modificar",
      fields: { title: "Mate de calabaza forrado", description: "Curado a mano." },
      limits: { title: 60, description: 50000 },
      product: {
        name: "Mate de calabaza forrado",
        brand: "Pampa",
        price: "12500",
        attributes: { Material: "Calabaza y cuero" },
        existing: { title: "Mate de calabaza forrado", description: "Curado a mano." },
      },
    },
    {
      page: "mercadolibre/item-pt",
      url: "https://www.mercadolivre.com.br/anuncios/MLB1/modificar",
      fields: { title: "Cuia de porongo", description: "Feita à mão." },
      limits: { title: 60 },
      product: { name: "Cuia de porongo", price: "79,90", existing: { title: "Cuia de porongo", description: "Feita à mão." } },
    },
    {
      page: "mercadolibre/question",
      url: "https://www.mercadolibre.com.ar/preguntas/vendedor",
      fields: { reply: "" },
      limits: { reply: 2000 },
      conversation: { message: "¿Viene con bombilla?", thread: [], facts: {} },
    },
  ],
  elsewhere: [
    ["mercadolibre/item", "https://www.mercadolibre.com.ar/ventas"],
    ["mercadolibre/item", "https://www.mercadolibre.evil.net/publicaciones/MLA1/modificar"],
  ],
});
