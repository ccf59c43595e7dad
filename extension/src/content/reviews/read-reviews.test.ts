import { describe, expect, it } from "vitest";
import { openPage } from "../../../test/saved-page";
import { readReviews } from "./read-reviews";
import { reviewDate, reviewRating } from "./review-marks";

const read = (name: string) => readReviews(openPage(name).document);

function block(html: string): Element {
  const parsed = new DOMParser().parseFromString(`<div>${html}</div>`, "text/html");
  return document.importNode(parsed.body, true).firstElementChild as Element;
}

describe("readReviews", () => {
  it("reads a widget's reviews and leaves its tabs, its summary, the seller's answers and the form", () => {
    expect(read("generic/reviews-widget")).toEqual([
      { text: "Lovely stool\nSolid oak, and the seat is smooth.\nMy mother uses it in the kitchen.", rating: 5, date: "2026-03-14" },
      { text: "Wobbles\nIt wobbles on my floor.", rating: 2, date: "2026-02-02" },
      { text: "Nice, but the box was open.", rating: 4, date: "2026-01-20" },
    ]);
  });

  it("reads a table of WooCommerce's, whose rows hold the text once more, hidden", () => {
    expect(read("woocommerce/reviews")).toEqual([
      { text: "Perfect.", rating: 5 },
      { text: "It wobbles a little.", rating: 3 },
      { text: "Nice.", rating: 4 },
    ]);
  });

  it("reads reviews without stars, one with an answer field open", () => {
    expect(read("tiktok/rating").map(({ text }) => text)).toEqual(["Lost its shape after one wash.", "Soft, but smaller than I thought.", "Lovely colour."]);
  });

  it("reads shops as buyers see them", () => {
    expect(read("woocommerce/storefront")).toEqual([
      { text: "Solid oak.\nMy mother loves it.", rating: 5, date: "2026-03-14" },
      { text: "It wobbles.", rating: 2, date: "2026-02-02" },
    ]);
    expect(read("amazon/reviews")).toEqual([
      { text: "Bright and quiet\nLights the whole desk.\nNo flicker.", rating: 5, date: "2026-03-14" },
      { text: "Short cable\nIt does not reach my desk.", rating: 2, date: "2026-02-02" },
    ]);
    expect(read("jd/reviews")).toEqual([
      { text: "灯很亮，女儿写作业用正好。", rating: 5, date: "2026-03-14" },
      { text: "电源线太短了。", rating: 2, date: "2026-02-02" },
    ]);
    expect(read("django-oscar/storefront")).toEqual([{ text: "Well made\nSits flat, dries quickly.", rating: 4, date: "2026-03-14" }]);
  });

  it("reads what a page declares where it shows nothing", () => {
    expect(read("generic/reviews-declared")).toEqual([{ text: "碗很好看，就是有一点小划痕。", rating: 4, date: "2026-03-14" }, { text: "包装严实，没有破损。" }]);
  });

  it("finds none where there are none", () => {
    for (const page of ["shopify/product", "generic/not-for-us", "django-oscar/review"]) expect(read(page), page).toEqual([]);
  });
});

describe("reviewRating", () => {
  it("reads stars as words, figures, characters, a width or icons", () => {
    for (const html of [
      `<span aria-label="4 out of 5 stars"></span>`,
      `<meta itemprop="ratingValue" content="4">`,
      `<i class="a-icon-star"><span class="a-icon-alt">4,0 von 5 Sternen</span></i>`,
      `<span class="stars" role="img">★★★★<span class="stars-off">★</span></span>`,
      `<span class="rating">★★★★☆</span>`,
      `<div class="stars"><b style="width:80%"></b></div>`,
      `<div class="rate"><i class="icon full"></i><i class="icon full"></i><i class="icon full"></i><i class="icon full"></i><i class="icon"></i></div>`,
      `<span class="score">4星</span>`,
      `<div class="comment-star star4"></div>`,
      `<p class="star-rating Four"></p>`,
    ])
      expect(reviewRating(block(html)), html).toBe(4);
  });

  it("takes no figure that means something else", () => {
    for (const html of [`<p>I would give 5 stars</p>`, `<span class="rating-count">12 ratings</span>`, `<div class="stars"></div>`, `<span data-score="9.5"></span>`, `<b class="star-1"></b><b class="star-2"></b>`]) expect(reviewRating(block(html)), html).toBeUndefined();
  });
});

describe("reviewDate", () => {
  const now = Date.parse("2026-03-15T12:00:00Z");

  it("reads days as they are written and days counted back", () => {
    expect(reviewDate(block(`<time datetime="2026-03-01T08:00:00Z">a while</time>`), now)).toBe("2026-03-01");
    expect(reviewDate(block(`<span class="review-date">Reviewed in Spain on March 1, 2026</span>`), now)).toBe("2026-03-01");
    expect(reviewDate(block(`<span class="review-when">2 weeks ago</span>`), now)).toBe("2026-03-01");
    expect(reviewDate(block(`<span class="time">昨天</span>`), now)).toBe("2026-03-14");
    expect(reviewDate(block(`<span class="time">3天前</span>`), now)).toBe("2026-03-12");
  });

  it("does not read the buyer's words for a day", () => {
    expect(reviewDate(block(`<p>Bought on March 1, 2026, broken two days ago</p>`), now)).toBeUndefined();
  });
});
