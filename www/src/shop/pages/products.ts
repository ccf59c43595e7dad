// Product list: search, status and category filters, sorting.

import { productArt } from "../art";
import { chip, emptyNote, filterButtons, searchBox, select } from "../controls";
import { h } from "../element";
import { icon } from "../icon";
import { routeHash } from "../router";
import type { Page, Shop } from "../shop";
import { categories, type Category, type Product, type ProductStatus } from "../types";

type Sort = "updated" | "title" | "price" | "stock";
type Status = ProductStatus | "all";

// Kept between visits, so coming back from a product shows the same list.
const view = { query: "", status: "all" as Status, category: "all" as Category | "all", sort: "updated" as Sort };

export const productsPage: Page = (shop, _id, signal) => {
  const { t } = shop.words;
  const body = h("div", { class: "card list-card" });
  const draw = (): void => body.replaceChildren(...drawList(shop, clear));
  const bar = h("div", { class: "toolbar" });
  const drawBar = (): void => bar.replaceChildren(...drawToolbar(shop, draw));
  const clear = (): void => {
    Object.assign(view, { query: "", status: "all", category: "all" });
    drawBar();
    draw();
  };
  signal.addEventListener("abort", shop.store.subscribe(() => {
    drawBar();
    draw();
  }));
  drawBar();
  draw();
  const content = h(
    "div",
    { class: "page" },
    h(
      "div",
      { class: "page-head" },
      h("h1", { tabindex: -1 }, t("products")),
      h("a", { class: "button primary", href: routeHash("products", "new"), id: "add-product" }, icon("plus"), t("addProduct")),
    ),
    bar,
    body,
  );
  return { title: t("products"), content };
};

function drawToolbar(shop: Shop, draw: () => void): HTMLElement[] {
  const { t } = shop.words;
  const count = (status: Status): number =>
    shop.store.products.filter((product) => status === "all" || product.status === status).length;
  const statuses = (["all", "active", "draft", "archived"] as const).map(
    (status) => [status, status === "all" ? t("filterAll") : t(status), count(status)] as const,
  );
  const set = <Key extends keyof typeof view>(key: Key) => (value: string): void => {
    view[key] = value as (typeof view)[Key];
    draw();
  };
  const categoryOptions = [["all", t("allCategories")] as const, ...categories.map((id) => [id, t(`category_${id}`)] as const)];
  const sortOptions = [
    ["updated", t("sortUpdated")],
    ["title", t("sortTitle")],
    ["price", t("sortPrice")],
    ["stock", t("sortStock")],
  ] as const;
  return [
    filterButtons(t("filterStatus"), statuses, view.status, set("status")),
    searchBox("product-search", t("searchProducts"), t("searchProductsHint"), view.query, set("query")),
    labelled("product-category-filter", t("filterCategory"), select("product-category-filter", categoryOptions, view.category, set("category"))),
    labelled("product-sort", t("sortBy"), select("product-sort", sortOptions, view.sort, set("sort"))),
  ];
}

function labelled(id: string, text: string, control: HTMLElement): HTMLElement {
  return h("div", { class: "compact-field" }, h("label", { for: id, class: "visually-hidden" }, text), control);
}

function drawList(shop: Shop, clear: () => void): HTMLElement[] {
  const { t } = shop.words;
  const found = shop.store.products.filter(matches).sort(order);
  const count = h("p", { class: "list-count", role: "status" }, t("productCount", { n: found.length }));
  if (found.length === 0) {
    const button = h("button", { type: "button", class: "button", onclick: clear }, t("clearFilters"));
    return [count, emptyNote(t("nothingFound"), t("nothingFoundHint"), button)];
  }
  const heads = (["product", "status", "stock", "price", "storefront", "updated"] as const).map((key) =>
    h("th", { scope: "col", class: `col-${key}` }, t(key)),
  );
  return [
    h(
      "table",
      { class: "product-table" },
      h("caption", { class: "visually-hidden" }, t("products")),
      h("thead", {}, h("tr", {}, ...heads)),
      h("tbody", {}, ...found.map((product) => productRow(shop, product))),
    ),
    count,
  ];
}

function productRow(shop: Shop, product: Product): HTMLTableRowElement {
  const { t, money, ago } = shop.words;
  const name = h(
    "a",
    { class: "product-link", href: routeHash("products", product.id), lang: product.language === "zh" ? "zh-CN" : "en" },
    product.title || t("untitled"),
  );
  const notes = [
    product.brand,
    shop.drafts.has(product.id) ? t("unsaved") : "",
    product.description.trim() ? "" : t("noDescription"),
  ].filter(Boolean);
  return h(
    "tr",
    { "data-product-id": product.id },
    h(
      "td",
      { class: "col-product" },
      h("div", { class: "product-cell" }, productArt(product.art), h("div", {}, name, h("p", { class: "sub" }, notes.join(" · ")))),
    ),
    h("td", { class: "col-status" }, chip(t(product.status), product.status)),
    h("td", { class: `col-stock${product.stock < 6 ? " low" : ""}` }, stockText(shop, product.stock)),
    h("td", { class: "col-price" }, money(product.price, product.language)),
    h("td", { class: "col-storefront" }, t(product.language === "zh" ? "storefrontZh" : "storefrontEn")),
    h("td", { class: "col-updated" }, ago(product.updated)),
  );
}

function stockText(shop: Shop, stock: number): string {
  if (stock === 0) return shop.words.t("soldOut");
  return shop.words.t(stock < 6 ? "lowStock" : "inStock", { n: stock });
}

function matches(product: Product): boolean {
  if (view.status !== "all" && product.status !== view.status) return false;
  if (view.category !== "all" && product.category !== view.category) return false;
  const text = [product.title, product.brand, product.sku, product.tags].join(" ").toLowerCase();
  return view.query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function order(a: Product, b: Product): number {
  if (view.sort === "title") return a.title.localeCompare(b.title);
  if (view.sort === "price") return (Number(b.price) || 0) - (Number(a.price) || 0);
  if (view.sort === "stock") return a.stock - b.stock;
  return b.updated - a.updated;
}
