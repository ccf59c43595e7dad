// What sellers call the platforms that have rules of their own. Names of companies are the same in every language.
import { PLATFORM_IDS } from "../schema/index";

/** A platform's id as a job names it. */
export type PlatformId = (typeof PLATFORM_IDS)[number];

const NAMES: Record<Exclude<PlatformId, "generic">, string> = {
  shopify: "Shopify",
  woocommerce: "WooCommerce",
  amazon: "Amazon",
  ebay: "eBay",
  etsy: "Etsy",
  walmart: "Walmart",
  tiktok: "TikTok Shop",
  shopee: "Shopee",
  lazada: "Lazada",
  taobao: "Taobao 淘宝",
  jd: "JD 京东",
  pinduoduo: "Pinduoduo 拼多多",
  douyin: "Douyin 抖店",
  "1688": "1688",
  alibaba: "Alibaba.com",
  aliexpress: "AliExpress",
  mercadolibre: "Mercado Libre",
  magento: "Magento",
  prestashop: "PrestaShop",
  bigcommerce: "BigCommerce",
};

/** Platforms to choose from, in the schema's order. */
export const PLATFORM_CHOICES = PLATFORM_IDS.filter((id) => id !== "generic").map((id) => ({ id, name: NAMES[id] }));
