// Data for trying a page: it goes in where a visitor's own would, and the page does the rest.

import { reviewSession } from "../../../../extension/src/sidepanel/reviews/use-reviews";
import { rememberedBrief } from "../../../../extension/src/sidepanel/tools/campaign";
import { rememberedProduct } from "../../../../extension/src/sidepanel/writing/product";
import type { Language } from "../../shop/types";
import type { ExtensionPage } from "../pages";
import { brief } from "./brief";
import { catalogue } from "./catalogue";
import { figures } from "./figures";
import { orders } from "./orders";
import { product } from "./product";
import { reviews } from "./reviews";
import { type Cells, giveTable } from "./give-table";

type Use = (language: Language) => void;

const toTool = (tool: string, file: string, table: (language: Language) => Cells): Use => (language) => giveTable(`#tool-${tool} input[type=file]`, file, table(language));
const write: Use = (language) => void rememberedProduct.change(product(language));
const read: Use = (language) => void reviewSession.start(reviews(language, Date.now()));

/** By the tool's id. */
const TOOLS: Partial<Record<string, Use>> = {
  "short-video": write,
  "live-script": write,
  campaign: (language) => {
    write(language);
    void rememberedBrief.change(brief(language));
  },
  "review-analysis": read,
  audience: read,
  recommendations: toTool("recommendations", "orders.csv", orders),
  "similar-products": toTool("similar-products", "catalogue.csv", catalogue),
  figures: toTool("figures", "figures.csv", figures),
};

/** Of the tool whose tab is open. */
const ofTool: Use = (language) => TOOLS[document.querySelector("[role=tab][aria-selected=true]")?.id.replace(/^tab-/, "") ?? ""]?.(language);

/** An open run makes room first. */
const ofCatalogue: Use = (language) => {
  location.hash = "";
  giveTable(".drop input", "catalogue.csv", catalogue(language));
};

/** The sample of a page; the settings and the history have none. */
export function sampleFor(page: ExtensionPage["id"]): Use | undefined {
  if (page === "sidepanel") return ofTool;
  return page === "catalog" ? ofCatalogue : undefined;
}
