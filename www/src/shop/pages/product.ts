// One product: the form a seller fills in. Its ids are what the extension's demo adapter reads; keep them.

import { productArt } from "../art";
import { chip, emptyNote, field, select, showProblem } from "../controls";
import type { ProductFormValues } from "../drafts";
import { h } from "../element";
import { icon } from "../icon";
import { routeHash } from "../router";
import { tryStore, type Page, type Shop } from "../shop";
import { currencyOf } from "../strings/strings";
import { categories, type Language, type Product } from "../types";
import { attributeRows } from "./attribute-rows";
import { checkForm, formValues, sameValues } from "./product-values";

const titleLimit = 140;

export const productPage: Page = (shop, id = "new", signal) => {
  const { t } = shop.words;
  const stored = id === "new" ? undefined : shop.store.product(id);
  if (id !== "new" && !stored) {
    const back = h("a", { class: "button", href: routeHash("products") }, t("back"));
    return { title: t("notFound"), content: h("div", { class: "page" }, h("h1", { tabindex: -1 }, t("notFound")), emptyNote(t("notFound"), t("productGone"), back)) };
  }
  const saved = stored ? valuesOf(stored) : emptyValues(shop.words.language);
  const editor = new ProductEditor(shop, saved);
  document.addEventListener("keydown", (event) => editor.saveOnShortcut(event), { signal });
  return { title: saved.title || t("newProduct"), content: editor.element };
};

class ProductEditor {
  readonly element: HTMLElement;
  private readonly form: HTMLFormElement;
  private readonly heading = h("h1", { tabindex: -1 });
  private readonly state = h("p", { class: "save-state", role: "status" });
  private readonly discardButton: HTMLButtonElement;
  private readonly titleCount = h("span", {});
  private readonly descriptionCount = h("span", {});

  constructor(
    private readonly shop: Shop,
    private saved: ProductFormValues,
  ) {
    const { t } = shop.words;
    this.discardButton = h("button", { type: "button", class: "button", id: "discard-product", onclick: () => this.discard() }, t("discard"));
    this.form = h("form", { id: "product-form", class: "product-form", "data-product-id": saved.id, novalidate: true, autocomplete: "off" });
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save();
    });
    this.fill(shop.drafts.get(saved.id) ?? saved);
    this.element = h(
      "div",
      { class: "page" },
      h(
        "div",
        { class: "page-head sticky" },
        h("a", { class: "back", href: routeHash("products"), "aria-label": t("products") }, icon("back")),
        h("div", { class: "page-head-text" }, this.heading, this.state),
        this.discardButton,
        h("button", { type: "submit", form: "product-form", id: "save-product", class: "button primary" }, t("saveProduct")),
      ),
      this.form,
    );
    this.changed();
  }

  saveOnShortcut(event: KeyboardEvent): void {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  private fill(values: ProductFormValues): void {
    this.form.replaceChildren(
      h("div", { class: "form-main" }, this.listingCard(values), this.attributesCard(values), this.notesCard(values)),
      h("div", { class: "form-side" }, this.mediaCard(values), this.visibilityCard(values), this.detailsCard(values)),
    );
  }

  private listingCard(values: ProductFormValues): HTMLElement {
    const { t } = this.shop.words;
    const title = h("input", { id: "product-title", name: "title", type: "text", maxlength: titleLimit, value: values.title, "aria-describedby": "product-title-hint", required: true });
    const description = h("textarea", { id: "product-description", name: "description", rows: 9, value: values.description, "aria-describedby": "product-description-hint" });
    return card(t("listing"), field(t("title"), title, this.titleCount), field(t("description"), description, this.descriptionCount));
  }

  private attributesCard(values: ProductFormValues): HTMLElement {
    return card(this.shop.words.t("attributes"), attributeRows(this.shop.words, values.attributes, () => this.changed()));
  }

  private notesCard(values: ProductFormValues): HTMLElement {
    const { t } = this.shop.words;
    const notes = h("textarea", { id: "product-notes", name: "notes", rows: 3, value: values.notes, "aria-describedby": "product-notes-hint" });
    return h("section", { class: "card" }, field(t("notes"), notes, t("notesHint")));
  }

  private mediaCard(values: ProductFormValues): HTMLElement {
    const { t } = this.shop.words;
    return card(t("media"), h("div", { class: "media" }, productArt(values.art, t("mediaAlt"))));
  }

  private visibilityCard(values: ProductFormValues): HTMLElement {
    const { t } = this.shop.words;
    const statuses = (["active", "draft", "archived"] as const).map((status) => [status, t(status)] as const);
    const storefronts = [["en", t("storefrontEn")], ["zh", t("storefrontZh")]] as const;
    return card(
      t("visibility"),
      field(t("status"), select("product-status", statuses, values.status)),
      field(t("storefront"), select("product-storefront", storefronts, values.language)),
    );
  }

  private detailsCard(values: ProductFormValues): HTMLElement {
    const { t } = this.shop.words;
    const input = (id: string, name: string, value: string, extra = {}): HTMLInputElement =>
      h("input", { id, name, type: "text", value, ...extra });
    const categoryOptions = [["", t("chooseCategory")] as const, ...categories.map((key) => [key, t(`category_${key}`)] as const)];
    return card(
      t("details"),
      field(t("brand"), input("product-brand", "brand", values.brand)),
      field(t("category"), select("product-category", categoryOptions, values.category)),
      h(
        "div",
        { class: "field-pair" },
        field(t("priceIn", { currency: currencyOf(values.language) }), input("product-price", "price", values.price, { inputmode: "decimal" })),
        field(t("stockUnits"), input("product-stock", "stock", values.stock, { inputmode: "numeric" })),
      ),
      field(t("sku"), input("product-sku", "sku", values.sku, { spellcheck: "false" })),
      field(t("tags"), input("product-tags", "tags", values.tags, { "aria-describedby": "product-tags-hint" }), t("tagsHint")),
    );
  }

  private current(): ProductFormValues {
    return formValues(this.form, this.saved);
  }

  private changed(): void {
    const { t } = this.shop.words;
    const values = this.current();
    const dirty = !sameValues(values, this.saved);
    if (dirty) this.shop.drafts.keep(values);
    else this.shop.drafts.drop(this.saved.id);
    const isNew = this.saved.id === "new";
    this.heading.textContent = values.title.trim() || t(isNew ? "newProduct" : "untitled");
    this.state.replaceChildren(
      isNew ? "" : chip(t(this.saved.status), this.saved.status),
      dirty ? t("unsaved") : isNew ? "" : t("savedAll"),
    );
    this.state.classList.toggle("dirty", dirty);
    this.discardButton.hidden = !dirty;
    this.titleCount.textContent = t("titleHint", { n: values.title.length, max: titleLimit });
    this.descriptionCount.textContent = t("descriptionCount", { n: values.description.length });
  }

  private discard(): void {
    this.shop.drafts.drop(this.saved.id);
    this.fill(this.saved);
    this.changed();
    this.heading.focus();
  }

  // The fields stay as they are, so a helper working on them can still undo after a save.
  private save(): void {
    const { t } = this.shop.words;
    const values = this.current();
    const problems = checkForm(values);
    for (const [id, problem] of Object.entries(problems)) {
      const control = this.form.querySelector<HTMLInputElement>(`#${id}`);
      if (control) showProblem(control, problem ? t(problem) : "");
    }
    if (Object.values(problems).some(Boolean)) {
      this.form.querySelector<HTMLElement>("[aria-invalid]")?.focus();
      return this.shop.notify(t("formProblems"), "problem");
    }
    const product: Product = { ...values, id: this.savedId(values), stock: Number(values.stock), updated: Date.now() };
    if (!tryStore(this.shop, () => this.shop.store.saveProduct(product))) return;
    this.adoptId(product.id);
    this.saved = { ...values, id: product.id };
    this.changed();
    this.shop.notify(t("saved"));
  }

  private savedId(values: ProductFormValues): string {
    if (values.id !== "new") return values.id;
    const slug = values.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40);
    return `${slug || "product"}-${Date.now().toString(36)}`;
  }

  // A new product gets its address without a page change, which would throw the fields away.
  private adoptId(id: string): void {
    if (id === this.saved.id) return;
    this.shop.drafts.drop(this.saved.id);
    this.form.dataset.productId = id;
    history.replaceState(null, "", routeHash("products", id));
  }
}

function card(title: string, ...children: HTMLElement[]): HTMLElement {
  return h("section", { class: "card" }, h("h2", {}, title), ...children);
}

function valuesOf(product: Product): ProductFormValues {
  const values: Partial<Product> = { ...product };
  delete values.updated;
  return { ...(values as Omit<Product, "updated">), stock: String(product.stock) };
}

function emptyValues(language: Language): ProductFormValues {
  const text = { title: "", description: "", brand: "", price: "", sku: "", tags: "", notes: "", stock: "0" };
  return { ...text, id: "new", category: "", status: "draft", language, attributes: [{ name: "", value: "" }], art: "" };
}
