// What a column holds, guessed from its header in English or Chinese and from a few of its cells.
import type { MessageKey } from "../ui/messages";

/** Every role a column can have, and its name for people. */
export const ROLE_KEYS = {
  none: "catalog_role_none",
  name: "catalog_role_name",
  brand: "catalog_role_brand",
  category: "catalog_role_category",
  price: "catalog_role_price",
  attribute: "catalog_role_attribute",
  attributes: "catalog_role_attributes",
  tags: "catalog_role_tags",
  audience: "catalog_role_audience",
  notes: "catalog_role_notes",
  title: "catalog_role_title",
  description: "catalog_role_description",
} as const satisfies Record<string, MessageKey>;

export type Role = keyof typeof ROLE_KEYS;
export const ROLES = Object.keys(ROLE_KEYS) as readonly Role[];

/** Any number of columns may hold these; of the others only one. */
const MANY: readonly Role[] = ["none", "attribute", "attributes", "tags", "notes"];

const ENGLISH: readonly (readonly [Role, RegExp])[] = [
  ["none", /^(#|no|id|.*\b(id|sku|mpn|gtin|ean|upc|isbn|asin|barcode|handle|url|link|image|images|photo|photos|picture|pictures|stock|quantity|qty|inventory|status|vendor code|created|updated|date|published|tax|shipping|cost|weight unit)s?)$/],
  ["title", /^(existing|current|old|seo|listing|item|product)? ?title( \w{2})?$/],
  ["description", /^(existing|current|old|long|short|product|item|listing)? ?(description|desc|body|body html|details|copy)( \w{2})?$/],
  ["name", /^((product|item|goods|article)( name)?|name|model name)$/],
  ["brand", /^(brand|brand name|vendor|manufacturer|maker)$/],
  ["category", /^((product )?(category|categories|type)|department|collection|product type)$/],
  ["price", /^((sale|selling|retail|list|unit|regular)? ?price.*|msrp|rrp)$/],
  ["attributes", /^(attributes?|specs?|specifications?|features?|properties|item specifics)$/],
  ["tags", /^(tags?|keywords?|search terms?)$/],
  ["audience", /^(audience|target( audience| group)?|for|for whom|customer|gender)$/],
  ["notes", /^(notes?|remarks?|comments?|selling points?|extra|other)$/],
];

const CHINESE: readonly (readonly [Role, RegExp])[] = [
  ["none", /(编号|编码|货号|条码|序号|链接|网址|图片|主图|库存|数量|状态|时间|日期|运费|成本|^sku|id$)/],
  ["title", /标题/],
  ["description", /(描述|详情|介绍|文案)/],
  ["name", /(名称|品名|商品名|^(商品|产品|货品|宝贝|物品)名?$)/],
  ["brand", /(品牌|牌子|厂商|厂家)/],
  ["category", /(类目|类别|分类|品类|种类)/],
  ["price", /(价格|售价|单价|定价|零售价|现价|^价$)/],
  ["attributes", /(属性|规格参数|^规格$|参数)/],
  ["tags", /(标签|关键词|关键字|搜索词)/],
  ["audience", /(人群|受众|适用对象|适合谁)/],
  ["notes", /(备注|说明|卖点|亮点|其他)/],
];

/** Longer cells are texts, not values. */
const MAX_VALUE = 80;

/** A role for each column; `remembered` are the seller's earlier corrections by header. */
export function guessRoles(header: readonly string[], rows: readonly (readonly string[])[], remembered: Readonly<Record<string, Role>> = {}): Role[] {
  const roles = header.map((name, place): Role => {
    const known = remembered[rememberedAs(name)];
    return known ?? guessRole(name) ?? (name !== "" && holdsValues(rows, place) ? "attribute" : "none");
  });
  const single = onlyOnce(roles);
  // A list of products without a column called "name" calls it something else, mostly "title".
  const title = single.indexOf("title");
  return single.includes("name") || title < 0 ? single : single.with(title, "name");
}

/** Gives a column its role and takes it from the column that had it. */
export function withRole(roles: readonly Role[], place: number, role: Role): Role[] {
  return roles.map((old, other) => (other === place ? role : old === role && !MANY.includes(role) ? "none" : old));
}

/** The name under which a column's role is remembered. */
export function rememberedAs(header: string): string {
  return header.trim().toLowerCase();
}

function guessRole(header: string): Role | undefined {
  const words = rememberedAs(header)
    .replace(/[_\-./()（）]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const guesses = /\p{Script=Han}/u.test(words) ? CHINESE : ENGLISH;
  return guesses.find(([, pattern]) => pattern.test(words))?.[0];
}

function holdsValues(rows: readonly (readonly string[])[], place: number): boolean {
  const cells = rows.slice(0, 50).flatMap((row) => row[place] || []);
  return cells.length > 0 && cells.every((cell) => cell.length <= MAX_VALUE && !/^(https?:|data:|\d{8,}$)/.test(cell));
}

function onlyOnce(roles: readonly Role[]): Role[] {
  return roles.map((role, place) => (MANY.includes(role) || roles.indexOf(role) === place ? role : "none"));
}
