// Every adapter, in the order they are asked. The generic one takes whatever is left, so it stays last.
import type { Adapter } from "./adapter";
import { demo } from "./demo";
import { generic } from "./generic";
import { amazon } from "./amazon";
import { bigcommerce } from "./bigcommerce";
import { ebay } from "./ebay";
import { etsy } from "./etsy";
import { magento } from "./magento";
import { mercadolibre } from "./mercadolibre";
import { prestashop } from "./prestashop";
import { shopify } from "./shopify";
import { tiktok } from "./tiktok";
import { walmart } from "./walmart";
import { woocommerce } from "./woocommerce";

export const adapters: readonly Adapter[] = [demo, amazon, bigcommerce, ebay, etsy, magento, mercadolibre, prestashop, shopify, tiktok, walmart, woocommerce, generic];
