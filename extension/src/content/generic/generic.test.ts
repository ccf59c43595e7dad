import { beforeEach, describe, expect, it } from "vitest";
import { openPage } from "../../../test/saved-page";
import { generic } from "../adapters/generic";
import type { FieldTask, FoundField, Page } from "../adapters/adapter";

function fieldsOf(page: Page): Record<string, string> {
  return Object.fromEntries(generic.findFields(page).map(({ task, element }) => [task, element.id || element.getAttribute("name") || element.className || element.localName]));
}

function field(page: Page, task: FieldTask): FoundField {
  const found = generic.findFields(page).find((one) => one.task === task);
  if (!found) throw new Error(`no ${task} field`);
  return found;
}

beforeEach(() => document.getSelection()?.removeAllRanges());

describe("fields", () => {
  it("finds an editor whose label names no element", () => {
    expect(fieldsOf(openPage("generic/react-admin"))).toEqual({ title: "field-name", description: "tiptap ProseMirror" });
  });

  it("finds an editor whose label claims another field", () => {
    const page = openPage("generic/angular-admin", "https://shop.example/admin/catalog/products/1");
    expect(fieldsOf(page)).toEqual({ title: "name", description: "ProseMirror vdr-prosemirror" });
  });

  it("finds Chinese fields by the text beside them", () => {
    const page = openPage("generic/chinese-form", "https://item.upload.taobao.com/sell/v2/publish.htm");
    const title = field(page, "title");
    expect((title.element as HTMLInputElement).value).toBe("护眼台灯 学生宿舍");
    expect(title.limit).toEqual({ max: 60, unit: "chars" });
    expect(field(page, "description").element.localName).toBe("textarea");
  });

  it("is not misled by SEO fields, hidden tabs and searches", () => {
    expect(fieldsOf(openPage("generic/self-hosted"))).toEqual({ title: "title", description: "content" });
  });

  it("leaves reviews, contact forms, gift notes, menus, filters and private notes alone", () => {
    expect(fieldsOf(openPage("generic/not-for-us", "https://shop.example/admin/reviews/12"))).toEqual({});
  });

  it("finds a reply by its placeholder", () => {
    expect(fieldsOf(openPage("generic/inbox", "https://shop.example/inbox/3391"))).toEqual({ reply: "body" });
  });

  it("passes over what cannot be written to", () => {
    const page = openPage("generic/self-hosted");
    document.querySelector("#title")?.setAttribute("readonly", "");
    document.querySelector("#content")?.setAttribute("disabled", "");
    expect(fieldsOf(page)).toEqual({});
  });

  it("takes the product's own page for a bare Title, and the form's other fields elsewhere", () => {
    const page = openPage("generic/not-for-us", "https://shop.example/admin/products/12");
    document.body.innerHTML = "<form><label for=t>Title</label><input id=t></form>";
    expect(fieldsOf(page)).toEqual({ title: "t" });
    const other = { document, url: new URL("https://shop.example/admin/posts/3") };
    expect(fieldsOf(other)).toEqual({});
    document.querySelector("form")?.insertAdjacentHTML("beforeend", "<label for=p>Price</label><input id=p>");
    expect(fieldsOf(other)).toEqual({ title: "t" });
  });

  it("looks into open shadow roots", () => {
    const page = openPage("generic/not-for-us", "https://sellercentral.amazon.com/abis/listing/create");
    document.body.innerHTML = "<kat-input></kat-input>";
    const root = document.querySelector("kat-input")?.attachShadow({ mode: "open" });
    if (root) root.innerHTML = "<label for=k>Item name</label><input id=k name=item_name-0-value>";
    expect(fieldsOf(page)).toEqual({ title: "k" });
  });
});

describe("facts", () => {
  it("reads all the form knows and nothing the shop keeps to itself", () => {
    const page = openPage("generic/self-hosted");
    expect(generic.readProduct(page, field(page, "title"))).toEqual({
      name: "Linen apron",
      brand: "Fieldhouse",
      category: "Kitchen linen",
      price: "34.00",
      tags: ["apron", "linen", "gift"],
      notes: "Softens with every wash.",
      attributes: { Color: "Sage", Length: "85 cm", Fits: "Adults" },
      existing: { title: "Linen apron", description: "Washed linen.\nTwo pockets & a loop." },
    });
  });

  it("reads what is said of the pictures, but not of icons", () => {
    const page = openPage("generic/self-hosted");
    const form = field(page, "title").element.closest("form");
    form?.insertAdjacentHTML("beforeend", '<img width="120" alt="Apron on a\n hook"><img width="120" alt="Apron on a hook"><img width="16" alt="Help"><img width="90" alt="">');
    expect(generic.readProduct(page, field(page, "title")).existing?.pictures).toEqual(["Apron on a hook"]);
  });

  it("reads editors, and neither stray inputs nor costs", () => {
    const page = openPage("generic/react-admin");
    expect(generic.readProduct(page, field(page, "description"))).toEqual({
      name: "Ceramic mug",
      attributes: { Material: "Stoneware" },
      existing: { title: "Ceramic mug", description: "Thrown by hand.\nHolds 300 ml." },
    });
  });

  it("reads Chinese labels", () => {
    const page = openPage("generic/chinese-form", "https://item.upload.taobao.com/sell/v2/publish.htm");
    expect(generic.readProduct(page, field(page, "title"))).toMatchObject({ name: "护眼台灯 学生宿舍", brand: "光年", price: "89", attributes: { 颜色分类: "白色" } });
  });

  it("bounds what a page may hand over", () => {
    const page = openPage("generic/self-hosted");
    const content = document.querySelector<HTMLTextAreaElement>("#content");
    if (content) content.value = "灯🙂".repeat(20_000);
    const product = generic.readProduct(page, field(page, "title"));
    expect(product.existing?.description?.length).toBeLessThanOrEqual(20_000);
    expect(product.existing?.description).not.toMatch(/[\uD800-\uDBFF]$/);
  });

  it("an empty form gives an empty product, not a failure", () => {
    const page = openPage("generic/not-for-us", "https://shop.example/products/new");
    document.body.innerHTML = "<form><label for=t>Product title</label><input id=t></form>";
    expect(generic.readProduct(page, field(page, "title"))).toEqual({ name: "" });
  });
});

describe("conversations", () => {
  it("splits the buyer's last words from the thread and leaves personal data out", () => {
    const page = openPage("generic/inbox", "https://shop.example/inbox/3391");
    expect(generic.readConversation(page, field(page, "reply"))).toEqual({
      message: "Great. When will it arrive?\nI need it by Friday 🙏",
      thread: [
        { from: "buyer", text: "Hi, does the lamp dim?" },
        { from: "seller", text: "Yes, in three steps." },
      ],
      facts: { Order: "3391", Status: "Shipped 20 Nov", Carrier: "DHL" },
    });
  });

  it("takes what the seller has selected before anything else", () => {
    const page = openPage("generic/inbox", "https://shop.example/inbox/3391");
    const words = document.querySelector(".msg-body")?.firstChild;
    if (words) document.getSelection()?.selectAllChildren(words);
    document.getSelection()?.selectAllChildren(document.querySelector(".msg-body") as Element);
    expect(generic.readConversation(page, field(page, "reply")).message).toBe("Hi, does the lamp dim?");
  });

  it("a page without a thread gives an empty message", () => {
    const page = openPage("generic/inbox", "https://shop.example/inbox/3391");
    document.querySelector(".thread")?.remove();
    expect(generic.readConversation(page, field(page, "reply")).message).toBe("");
  });
});
