// Mercado Libre, and Mercado Livre in Brazil. No steady ids are known, so fields are found by what they are called in
// Spanish and Portuguese. Addresses from public automation code, 2025.
import { bySelectors } from "./by-selectors";

const ITEM = /^\/(anuncios|publicaciones)\/[^/]+\/modificar\b|^\/(publicar|publish|anunciar)\b/;
const QUESTIONS = /^\/(preguntas|perguntas|mensajes|mensagens)\b|^\/(anuncios|publicaciones)\/[^/]+\/(preguntas|perguntas)\b/;
const QUESTION = "[class*='question' i]";

export const mercadolibre = bySelectors({
  id: "mercadolibre",
  hosts: ["www.mercadolivre.com.br", "www.mercadolibre.*"],
  platform: "mercadolibre",
  detect: ({ url }) => ITEM.test(url.pathname) || QUESTIONS.test(url.pathname),
  fields: {},
  called: { title: /^t[ií]tulo\b/iu, description: /^descri(pci[oó]n|ção|cao)(?!\p{L})/iu, reply: /\b(respond|respuesta|resposta)/iu },
  kinds: [
    ["brand", /^marca\b/iu],
    ["category", /^categor[ií]a\b/iu],
    ["price", /^(precio|preço)(?!\p{L})/iu],
    ["private", /\b(stock|estoque|cantidad|quantidade|c[oó]digo|garant[ií]a|env[ií]o|frete|impuestos?)\b/iu],
  ],
  messages: { row: QUESTION, buyer: QUESTION, text: "p, [class*='text' i]:not(textarea), [class*='content' i]", answered: true },
});
