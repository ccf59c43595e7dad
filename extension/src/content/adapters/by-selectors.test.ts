import { beforeEach, describe, expect, it } from "vitest";
import type { FieldTask, FoundField, Page } from "./adapter";
import { bySelectors } from "./by-selectors";

const shop = bySelectors({
  id: "shop",
  hosts: ["*.shop.example"],
  platform: "shop",
  fields: { title: [".gone", ".title"], description: ["iframe.editor", ".source"], reply: [".answer"] },
  counts: { title: "cjk2" },
  facts: { category: ".path", price: ".price" },
  rows: [{ row: ".row", label: ".name", value: "input, .chosen" }],
  messages: { row: ".line", seller: ".mine", buyer: ".line", text: "p" },
});

function open(html: string, url = "https://admin.shop.example/products/1"): Page {
  document.body.innerHTML = html;
  return { document, url: new URL(url) };
}

function field(page: Page, task: FieldTask): FoundField {
  const found = shop.findFields(page).find((one) => one.task === task);
  if (!found) throw new Error(`no ${task} field`);
  return found;
}

beforeEach(() => document.getSelection()?.removeAllRanges());

describe("fields", () => {
  it("takes the first selector that a person can write to, and names where no selector finds anything", () => {
    const page = open("<input class=title readonly><div><input class=title id=a></div><form><label for=b>Product description</label><textarea id=b></textarea></form>");
    expect(shop.findFields(page).map(({ task, element }) => [task, element.id])).toEqual([["title", "a"], ["description", "b"]]);
  });

  it("counts a counter in the page's unit and a maxlength in characters", () => {
    expect(field(open("<div><input class=title><span>0/60</span></div>"), "title").limit).toEqual({ max: 60, unit: "cjk2" });
    expect(field(open("<div><input class=title maxlength=30><span>0/60</span></div>"), "title").limit).toEqual({ max: 30, unit: "chars" });
    expect(field(open("<input class=title>"), "title").limit).toBeUndefined();
  });

  it("writes into an editor's frame and keeps the button out of it", () => {
    const page = open("<form><input class=title value=Mug><div class=tox-tinymce><iframe class=editor></iframe></div><textarea class=source style='display:none'></textarea></form>");
    const inside = document.querySelector("iframe")?.contentDocument;
    expect(shop.findFields(page).map(({ task }) => task)).toEqual(["title"]);
    if (inside) inside.body.innerHTML = "<p>Fired twice.</p>";
    inside?.body.setAttribute("contenteditable", "true");
    const found = field(page, "description");
    expect(found.element).toBe(inside?.body);
    expect(shop.placeButton?.(found)).toEqual({ beside: document.querySelector(".tox-tinymce"), where: "after" });
    expect(shop.readProduct(page, found)).toEqual({ name: "Mug", existing: { title: "Mug", description: "Fired twice." } });
    expect(shop.placeButton?.(field(page, "title"))).toBeUndefined();
  });
});

describe("facts", () => {
  it("reads rows by their labels, and neither private ones nor empty choices", () => {
    const page = open(`<input class=title value='陶杯'><p class=path>家居 > 餐具</p>
      <div class=row><b class=name>* 品牌：</b><i class=chosen>窑火</i></div>
      <div class=row><b class=name>材质</b><input value=陶瓷></div>
      <div class=row><b class=name>产地</b><i class=chosen>请选择</i></div>
      <div class=row><b class=name>库存</b><input value=12></div>`);
    expect(shop.readProduct(page, field(page, "title"))).toEqual({ name: "陶杯", brand: "窑火", category: "家居 > 餐具", attributes: { 材质: "陶瓷" }, existing: { title: "陶杯" } });
  });

  it("reads the form by its names where the rows are gone", () => {
    const page = open("<form><input class=title value=Mug><label for=m>Material</label><input id=m value=Clay><label for=n>Brand</label><input id=n value=Kiln></form>");
    expect(shop.readProduct(page, field(page, "title"))).toEqual({ name: "Mug", brand: "Kiln", attributes: { Material: "Clay" }, existing: { title: "Mug" } });
  });
});

describe("conversations", () => {
  const chat = "<main><div class=line><p>状态：坏了吗</p></div><div class='line mine'><p>请稍等</p></div><div class=line><p>多久？<time>9:00</time></p></div><div class=line><img></div><span>订单：3391</span><textarea class=answer></textarea></main>";

  it("reads who said what, and takes nothing that was said for a fact", () => {
    const page = open(chat);
    expect(shop.readConversation(page, field(page, "reply"))).toEqual({
      message: "多久？",
      thread: [{ from: "buyer", text: "状态：坏了吗" }, { from: "seller", text: "请稍等" }],
      facts: { 订单: "3391" },
    });
  });

  it("answers what the seller has marked", () => {
    const page = open(chat);
    document.getSelection()?.selectAllChildren(document.querySelector("p") as Element);
    expect(shop.readConversation(page, field(page, "reply")).message).toBe("状态：坏了吗");
  });
});

it("serves its own hosts only", () => {
  expect(shop.detect(open(""))).toBe(true);
  expect(shop.detect(open("", "https://shop.example.net/"))).toBe(false);
});
