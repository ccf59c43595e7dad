// Reviews: the spread of ratings, and a list that can be searched and narrowed.

import { productArt } from "../art";
import { emptyNote, searchBox, select } from "../controls";
import { h, svg } from "../element";
import { routeHash } from "../router";
import type { Page, Shop } from "../shop";
import type { Review } from "../types";

const ratings = [5, 4, 3, 2, 1] as const;
const view = { query: "", rating: "all", language: "all" };

export const reviewsPage: Page = (shop) => {
  const { t } = shop.words;
  const list = h("div", { class: "review-list" });
  const summary = h("section", { class: "card rating-card", "aria-label": t("averageRating") });
  const rating = select("review-rating", [["all", t("allRatings")], ...ratings.map((n) => [String(n), t("starsRow", { n })] as const)], view.rating, (value) => choose({ rating: value }));
  const language = select("review-language", [["all", t("allLanguages")], ["en", "English"], ["zh", "中文"]], view.language, (value) => choose({ language: value }));
  const draw = (): void => list.replaceChildren(...drawReviews(shop));
  const choose = (change: Partial<typeof view>): void => {
    Object.assign(view, change);
    rating.value = view.rating;
    summary.replaceChildren(...drawSummary(shop, (value) => choose({ rating: value })));
    draw();
  };
  choose({});
  const tools = h(
    "div",
    { class: "toolbar" },
    searchBox("review-search", t("searchReviews"), t("searchReviewsHint"), view.query, (query) => choose({ query })),
    h("div", { class: "compact-field" }, h("label", { for: "review-rating", class: "visually-hidden" }, t("filterRating")), rating),
    h("div", { class: "compact-field" }, h("label", { for: "review-language", class: "visually-hidden" }, t("filterLanguage")), language),
  );
  const content = h(
    "div",
    { class: "page" },
    h("div", { class: "page-head" }, h("h1", { tabindex: -1 }, t("reviews"))),
    h("div", { class: "review-columns" }, h("div", {}, tools, list), summary),
  );
  return { title: t("reviews"), content };
};

function drawSummary(shop: Shop, choose: (rating: string) => void): HTMLElement[] {
  const { t, language } = shop.words;
  const all = shop.store.reviews;
  const mean = all.reduce((sum, review) => sum + review.rating, 0) / Math.max(1, all.length);
  const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(mean);
  const rows = ratings.map((n) => {
    const count = all.filter((review) => review.rating === n).length;
    const pressed = view.rating === String(n);
    return h(
      "button",
      { type: "button", class: "rating-row", "aria-pressed": String(pressed), onclick: () => choose(pressed ? "all" : String(n)) },
      h("span", {}, t("starsRow", { n })),
      bar(count / Math.max(1, all.length)),
      h("span", { class: "count" }, count),
    );
  });
  return [
    h("h2", {}, t("averageRating")),
    h("p", { class: "rating-mean" }, shown, stars(Math.round(mean), t("outOfFive", { n: shown }))),
    h("p", { class: "sub" }, t("reviewCount", { n: all.length })),
    ...rows,
  ];
}

function bar(share: number): SVGElement {
  return svg(
    "svg",
    { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "bar-track", width: 100, height: 6 }),
    svg("rect", { class: "bar-fill", width: Math.round(share * 100), height: 6 }),
  );
}

function drawReviews(shop: Shop): HTMLElement[] {
  const { t } = shop.words;
  const found = shop.store.reviews.filter(matches);
  const count = h("p", { class: "list-count", role: "status" }, t("reviewCount", { n: found.length }));
  if (found.length === 0) return [count, emptyNote(t("nothingFound"), t("nothingFoundHint"))];
  return [...found.map((review) => reviewCard(shop, review)), count];
}

function reviewCard(shop: Shop, review: Review): HTMLElement {
  const { t, ago } = shop.words;
  const product = shop.store.product(review.product);
  return h(
    "article",
    { class: "card review", "data-review-id": review.id, "data-rating": review.rating, "data-product-id": review.product },
    h("div", { class: "review-head" }, stars(review.rating, t("outOfFive", { n: review.rating })), h("span", { class: "review-author" }, review.author), review.verified ? h("span", { class: "sub" }, t("verified")) : null, h("span", { class: "review-when" }, ago(review.at))),
    h("p", { class: "review-text", lang: review.language === "zh" ? "zh-CN" : "en" }, review.text),
    product ? h("a", { class: "review-product", href: routeHash("products", product.id) }, productArt(product.art), product.title) : null,
  );
}

function stars(rating: number, label: string): HTMLElement {
  const filled = "★".repeat(rating);
  return h("span", { class: "stars", role: "img", "aria-label": label }, filled, h("span", { class: "stars-off" }, "★".repeat(5 - rating)));
}

function matches(review: Review): boolean {
  if (view.rating !== "all" && String(review.rating) !== view.rating) return false;
  if (view.language !== "all" && review.language !== view.language) return false;
  return `${review.text} ${review.author}`.toLowerCase().includes(view.query.trim().toLowerCase());
}
