import { beforeEach, describe, expect, it } from "vitest";
import { openPage } from "../../../test/saved-page";
import type { FieldTask, FoundField, Page } from "./adapter";
import { djangoOscar } from "./django-oscar";

const PRODUCT = "https://shop.example/dashboard/catalogue/products/4/";
const ORDER = "https://shop.example/dashboard/orders/100007/#notes";

function openProduct(): Page {
  const page = openPage("django-oscar/product", PRODUCT);
  const editor = document.querySelector("iframe")?.contentDocument?.body;
  editor?.setAttribute("contenteditable", "true");
  editor?.append(Object.assign(editor.ownerDocument.createElement("p"), { textContent: "For one candle." }));
  return page;
}

function field(page: Page, task: FieldTask): FoundField {
  const found = djangoOscar.findFields(page).find((one) => one.task === task);
  if (!found) throw new Error(`no ${task} field`);
  return found;
}

beforeEach(() => document.getSelection()?.removeAllRanges());

describe("django-oscar", () => {
  it("knows products and orders on any host, and no review", () => {
    expect(djangoOscar.detect(openProduct())).toBe(true);
    expect(djangoOscar.detect(openPage("django-oscar/order", ORDER))).toBe(true);
    expect(djangoOscar.detect(openPage("django-oscar/review", "https://shop.example/dashboard/reviews/1/"))).toBe(false);
    expect(djangoOscar.detect(openPage("generic/self-hosted", PRODUCT))).toBe(false);
  });

  it("writes into TinyMCE's document, never into the hidden text area behind it", () => {
    const page = openProduct();
    expect(field(page, "title").limit).toEqual({ max: 255, unit: "chars" });
    const description = field(page, "description");
    expect(description.element).toBe(document.querySelector("iframe")?.contentDocument?.body);
    expect(djangoOscar.placeButton?.(description)?.beside).toBe(document.querySelector(".tox-tinymce"));
    const loading = openPage("django-oscar/product", PRODUCT);
    expect(djangoOscar.findFields(loading).map(({ task }) => task)).toEqual(["title"]);
  });

  it("takes the plain text area where there is no TinyMCE", () => {
    const page = openPage("django-oscar/product", PRODUCT);
    document.querySelector(".tox-tinymce")?.remove();
    document.querySelector("#id_description")?.removeAttribute("style");
    document.querySelector("#id_description")?.removeAttribute("aria-hidden");
    expect(field(page, "description").element.id).toBe("id_description");
  });

  it("reads the tabs that are not shown, and neither stock nor codes", () => {
    const page = openProduct();
    const product = {
      name: "Clay lantern",
      category: "Home > Lights",
      price: "32.00",
      attributes: { Glaze: "Ash white", Outdoor: "Yes" },
      existing: { title: "Clay lantern", description: "For one candle." },
    };
    expect(djangoOscar.readProduct(page, field(page, "title"))).toEqual(product);
    expect(djangoOscar.readProduct(page, field(page, "description"))).toEqual(product);
  });

  it("tells the buyer's words from the shop's by the customer's name", () => {
    const page = openPage("django-oscar/order", ORDER);
    expect(djangoOscar.findFields(page).map(({ task }) => task)).toEqual(["reply"]);
    expect(djangoOscar.readConversation(page, field(page, "reply"))).toEqual({
      message: "Could you add a card?\nIt is a present.",
      thread: [
        { from: "buyer", text: "Leave it at the bakery." },
        { from: "seller", text: "We pack it on Monday." },
      ],
      facts: { Order: "100007", "Order Total": "€64.00", "Date of purchase": "14 Nov 2026", Status: "Pending", Products: "Clay lantern" },
    });
  });
});
