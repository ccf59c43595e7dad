// Reads the product form, compares it with what is stored and checks it before saving.

import type { ProductFormValues } from "../drafts";
import type { StringKey } from "../strings/en";
import type { Category, Language, ProductStatus } from "../types";

/** What the form holds now; `base` gives the values the form does not show. */
export function formValues(form: HTMLFormElement, base: ProductFormValues): ProductFormValues {
  const text = (id: string): string =>
    form.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`#${id}`)?.value ?? "";
  const rows = [...form.querySelectorAll(".attribute-row")];
  return {
    ...base,
    title: text("product-title"),
    description: text("product-description"),
    brand: text("product-brand"),
    category: text("product-category") as Category | "",
    price: text("product-price"),
    sku: text("product-sku"),
    stock: text("product-stock"),
    status: text("product-status") as ProductStatus,
    language: text("product-storefront") as Language,
    tags: text("product-tags"),
    notes: text("product-notes"),
    attributes: rows.map((row) => ({
      name: row.querySelector<HTMLInputElement>('[name="attribute-name"]')?.value ?? "",
      value: row.querySelector<HTMLInputElement>('[name="attribute-value"]')?.value ?? "",
    })),
  };
}

/** Whether two forms say the same; empty attribute rows do not count. */
export function sameValues(a: ProductFormValues, b: ProductFormValues): boolean {
  const comparable = ({ attributes, ...rest }: ProductFormValues): string =>
    JSON.stringify([Object.entries(rest).sort(), attributes.filter(({ name, value }) => name || value).map((row) => [row.name, row.value])]);
  return comparable(a) === comparable(b);
}

/** The problem of each checked field, or nothing where it is fine. */
export function checkForm(values: ProductFormValues): Record<string, StringKey | ""> {
  return {
    "product-title": values.title.trim() ? "" : "titleMissing",
    "product-price": values.price === "" || /^\d+(\.\d{1,2})?$/.test(values.price.trim()) ? "" : "priceInvalid",
    "product-stock": /^\d{1,7}$/.test(values.stock.trim()) ? "" : "stockInvalid",
  };
}
