// A product of ours to try the writing on, in each language.
import type { Job } from "../schema/index";

/** Invented; no shop sells it. */
export const SAMPLE_PRODUCTS = {
  en: { name: "desk lamp", brand: "Halden", attributes: { Color: "matte black", Material: "aluminium", Light: "dimmable, 3 steps" }, price: "39.90" },
  zh: { name: "阅读台灯", brand: "流明", attributes: { 颜色: "白色", 材质: "铝合金", 调光: "三档" }, price: "129元" },
} satisfies Record<string, Job["product"]>;
