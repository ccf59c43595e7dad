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
import { aliexpress } from "./aliexpress";
import { djangoOscar } from "./django-oscar";
import { douyin } from "./douyin";
import { jd } from "./jd";
import { lazada } from "./lazada";
import { offers1688 } from "./1688";
import { pinduoduo } from "./pinduoduo";
import { shopee } from "./shopee";
import { taobao } from "./taobao";
import { vendure } from "./vendure";

export const adapters: readonly Adapter[] = [demo, amazon, bigcommerce, ebay, etsy, magento, mercadolibre, prestashop, shopify, tiktok, walmart, woocommerce, aliexpress, djangoOscar, douyin, jd, lazada, offers1688, pinduoduo, shopee, taobao, vendure, generic];
