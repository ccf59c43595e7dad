// Which platform's text rules hold on a host. Shops on their own hosts get the general rules.
import { hostMatches } from "../adapters/host-matches";

const HOSTS: readonly (readonly [platform: string, pattern: RegExp | readonly string[]])[] = [
  ["amazon", /^sellercentral(-[a-z]+)?\.amazon\.[a-z.]+$/],
  ["ebay", /^(www|mesg)\.ebay\.[a-z.]+$/],
  ["etsy", ["www.etsy.com"]],
  ["shopify", ["admin.shopify.com", "*.myshopify.com"]],
  ["walmart", ["seller.walmart.com"]],
  ["tiktok", /^seller(-[a-z]+)?\.(tiktok|tokopedia)\.com$/],
  ["shopee", /^(seller|banhang)\.shopee\.[a-z.]+$/],
  ["lazada", /^(sellercenter\.lazada\.[a-z.]+|.+\.lazada-seller\.cn|gsp\.lazada\.com)$/],
  ["taobao", ["*.taobao.com", "*.tmall.com"]],
  ["jd", ["*.jd.com"]],
  ["pinduoduo", ["*.pinduoduo.com"]],
  ["douyin", ["*.jinritemai.com"]],
  ["alibaba", ["*.alibaba.com"]],
  ["1688", ["*.1688.com"]],
  ["aliexpress", ["*.aliexpress.com"]],
  ["mercadolibre", /\.mercadoli(v|b)re\.com(\.[a-z]{2})?$/],
  ["bigcommerce", ["*.mybigcommerce.com"]],
];

export function platformOf(hostname: string): string | undefined {
  return HOSTS.find(([, hosts]) => (hosts instanceof RegExp ? hosts.test(hostname) : hostMatches(hostname, hosts)))?.[0];
}
