// What the marketplaces of Asia show in our own pages, which mirror what is known of theirs.
import { beforeEach, describe, expect, it } from "vitest";
import { openPage } from "../../../test/saved-page";
import type { Limit, Product } from "../../schema/index";
import type { Adapter, Conversation, FieldTask, FoundField, Page } from "./adapter";
import { offers1688 } from "./1688";
import { aliexpress } from "./aliexpress";
import { douyin } from "./douyin";
import { jd } from "./jd";
import { lazada } from "./lazada";
import { pinduoduo } from "./pinduoduo";
import { shopee } from "./shopee";
import { taobao } from "./taobao";

interface Shop {
  readonly adapter: Adapter;
  readonly url: string;
  readonly others: readonly string[];
  readonly fields: Partial<Record<FieldTask, Limit | undefined>>;
  readonly product: Product;
}

interface Chat {
  readonly adapter: Adapter;
  readonly page?: string;
  readonly url: string;
  readonly read: Conversation;
}

const SIXTY: Limit = { max: 60, unit: "cjk2" };

const SHOPS: readonly Shop[] = [
  {
    adapter: shopee,
    url: "https://seller.shopee.tw/portal/product/new",
    others: ["https://banhang.shopee.vn/portal/product/1"],
    fields: { title: { max: 60, unit: "chars" }, description: undefined },
    product: {
      name: "山霧 手沖咖啡壺 600ml",
      brand: "山霧",
      category: "居家生活 > 廚房用品 > 咖啡壺",
      price: "890",
      attributes: { 材質: "不鏽鋼", 容量: "600ml" },
      existing: { title: "山霧 手沖咖啡壺 600ml", description: "細口壺嘴，水流穩定。" },
    },
  },
  {
    adapter: lazada,
    url: "https://sellercenter.lazada.com.my/apps/product/publish",
    others: ["https://sellercenter-th.lazada-seller.cn/apps/product/publish", "https://sellercenter.lazada.vn/apps/product/publish?productId=1"],
    fields: { title: { max: 255, unit: "chars" }, description: undefined },
    product: {
      name: "Kawan rattan basket",
      brand: "Kawan",
      category: "Home & Living > Storage > Baskets",
      price: "45.00",
      notes: "Two handles",
      attributes: { Material: "Rattan" },
      existing: { title: "Kawan rattan basket", description: "Woven by hand." },
    },
  },
  {
    adapter: taobao,
    url: "https://item.upload.taobao.com/sell/v2/publish.htm?catId=1",
    others: ["https://item.upload.tmall.com/sell/v2/publish.htm"],
    fields: { title: SIXTY },
    product: { name: "竹里 手编竹篮 收纳筐", brand: "竹里", price: "68.00", audience: "家庭", attributes: { 材质: "竹" }, existing: { title: "竹里 手编竹篮 收纳筐" } },
  },
  {
    adapter: jd,
    url: "https://ware.shop.jd.com/ware/publish",
    others: ["https://shop.jd.com/jdm/ware/publish"],
    fields: { title: { max: 90, unit: "cjk2" }, description: undefined },
    product: {
      name: "青屿 陶瓷马克杯 350ml",
      brand: "青屿",
      category: "厨具 > 水具酒具 > 陶瓷杯",
      price: "39.00",
      attributes: { 材质: "陶瓷" },
      existing: { title: "青屿 陶瓷马克杯 350ml", description: "高温烧制。" },
    },
  },
  {
    adapter: pinduoduo,
    url: "https://mms.pinduoduo.com/goods/goods_add/index?type=add",
    others: ["https://mms.pinduoduo.com/goods/goods_add/index?type=edit"],
    fields: { title: SIXTY },
    product: { name: "禾田 陶瓷面碗 大号汤碗", brand: "禾田", price: "19.90", attributes: { 材质: "陶瓷" }, existing: { title: "禾田 陶瓷面碗 大号汤碗" } },
  },
  {
    adapter: douyin,
    url: "https://fxg.jinritemai.com/ffa/g/create",
    others: ["https://fxg.jinritemai.com/ffa/g/create?product_id=1&entrance=edit"],
    fields: { title: SIXTY },
    product: {
      name: "光年 护眼台灯 三档调光",
      brand: "光年",
      category: "家居 > 灯具 > 台灯",
      price: "89.00",
      attributes: { 光源类型: "LED", 功率: "8W" },
      existing: { title: "光年 护眼台灯 三档调光" },
    },
  },
  {
    adapter: offers1688,
    url: "https://offer-new.1688.com/popular/publish.htm?catId=1",
    others: ["https://offer.1688.com/offer/post/fill_product_info.vm"],
    fields: { title: SIXTY, description: undefined },
    product: { name: "源头工厂 不锈钢保温杯 定制", brand: "暖川", attributes: { 材质: "304不锈钢" }, existing: { title: "源头工厂 不锈钢保温杯 定制", description: "双层真空。" } },
  },
  {
    adapter: aliexpress,
    url: "https://csp.aliexpress.com/m_apps/product-publish-v2/pop",
    others: ["https://csp.aliexpress.com/ait/cn_pop/item_product/product_publish", "https://gsp.aliexpress.com/apps/product/publish"],
    fields: { title: { max: 128, unit: "chars" }, description: undefined },
    product: {
      name: "Folding Bamboo Laptop Stand",
      brand: "Zhuli",
      category: "电脑和办公 / 笔记本支架",
      price: "18.90",
      attributes: { 材质: "Bamboo", 产地: "中国大陆" },
      existing: { title: "Folding Bamboo Laptop Stand", description: "Folds flat." },
    },
  },
];

const CHATS: readonly Chat[] = [
  {
    adapter: shopee,
    url: "https://seller.shopee.tw/webchat/conversations",
    read: { message: "可以用電磁爐加熱嗎？", thread: [{ from: "buyer", text: "你好，壺身會燙手嗎？" }, { from: "seller", text: "把手是木頭的，不燙手。" }], facts: {} },
  },
  {
    adapter: lazada,
    url: "https://sellercenter.lazada.sg/apps/im/window",
    read: { message: "OK. How wide is it?", thread: [{ from: "buyer", text: "Hi, is the basket washable?" }, { from: "seller", text: "Please wipe it only." }], facts: {} },
  },
  {
    adapter: jd,
    url: "https://dongdong.jd.com/",
    read: { message: "洗碗机呢？", thread: [{ from: "buyer", text: "杯子可以进微波炉吗？" }, { from: "seller", text: "您好，可以的。" }], facts: {} },
  },
  {
    adapter: pinduoduo,
    url: "https://mms.pinduoduo.com/chat-merchant/index.html#/",
    read: {
      message: "状态：有货吗\n今天能发货吗",
      thread: [{ from: "buyer", text: "碗有多大？" }, { from: "seller", text: "口径18厘米。" }],
      facts: { 订单编号: "20260712-01", 物流: "极兔" },
    },
  },
  {
    adapter: pinduoduo,
    page: "review",
    url: "https://mms.pinduoduo.com/goods/evaluation/index",
    read: { message: "碗很好看，就是有一点小划痕。", thread: [], facts: {} },
  },
  {
    adapter: douyin,
    url: "https://im.jinritemai.com/pc_seller_v2/main/workspace",
    read: { message: "线有多长？", thread: [{ from: "buyer", text: "台灯能充电吗" }, { from: "seller", text: "您好，是插电款。" }], facts: {} },
  },
  {
    adapter: aliexpress,
    url: "https://csp.aliexpress.com/m_apps/im/pop",
    read: { message: "Great, when do you ship?", thread: [{ from: "buyer", text: "Does it fit a 17 inch laptop?" }, { from: "seller", text: "Yes, up to 17 inches." }], facts: {} },
  },
];

function open(name: string, url: string): Page {
  const page = openPage(name, url);
  const editor = document.querySelector("iframe")?.contentDocument?.body;
  editor?.setAttribute("contenteditable", "true");
  editor?.append(Object.assign(editor.ownerDocument.createElement("p"), { textContent: "双层真空。" }));
  return page;
}

function field(adapter: Adapter, page: Page, task: FieldTask): FoundField {
  const found = adapter.findFields(page).find((one) => one.task === task);
  if (!found) throw new Error(`no ${task} field`);
  return found;
}

beforeEach(() => document.getSelection()?.removeAllRanges());

describe.each(SHOPS.map((shop) => [shop.adapter.id, shop] as const))("%s", (id, { adapter, url, others, fields, product }) => {
  it("serves its own hosts and no one else's", () => {
    for (const own of [url, ...others]) expect(adapter.detect(openPage(`${id}/product`, own))).toBe(true);
    const { hostname } = new URL(url);
    for (const foreign of [`https://${hostname}.evil.net/`, `https://evil-${hostname}/`, "https://shop.example/admin/products/1"]) expect(adapter.detect(openPage(`${id}/product`, foreign))).toBe(false);
    expect(adapter.platform).toBe(id);
  });

  it("finds the form's fields and what they take", () => {
    const found = adapter.findFields(open(`${id}/product`, url));
    expect(Object.fromEntries(found.map(({ task, limit }) => [task, limit]))).toStrictEqual(fields);
  });

  it("reads the product, and nothing the shop keeps to itself", () => {
    const page = open(`${id}/product`, url);
    expect(adapter.readProduct(page, field(adapter, page, "title"))).toEqual(product);
  });

  it("finds fields by their names on a page it does not know", () => {
    const page = openPage("generic/chinese-form", url);
    expect(adapter.findFields(page).map(({ task }) => task)).toEqual(["title", "description"]);
    expect(adapter.readProduct(page, field(adapter, page, "title"))).toMatchObject({ name: "护眼台灯 学生宿舍", brand: "光年", price: "89" });
  });
});

it.each(CHATS.map((chat) => [`${chat.adapter.id}/${chat.page ?? "chat"}`, chat] as const))("reads %s", (name, { adapter, url, read }) => {
  const page = openPage(name, url);
  expect(adapter.detect(page)).toBe(true);
  expect(adapter.findFields(page).map(({ task }) => task)).toEqual(["reply"]);
  expect(adapter.readConversation(page, field(adapter, page, "reply"))).toEqual(read);
});
