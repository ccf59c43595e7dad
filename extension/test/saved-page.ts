// Puts a saved page from tests/dashboards into the test document.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "../src/content/adapters/adapter";

const FOLDER = path.join(import.meta.dirname, "../../tests/dashboards");

export function openPage(name: string, url = "https://shop.example/admin/products/1"): Page {
  const parsed = new DOMParser().parseFromString(readFileSync(path.join(FOLDER, `${name}.html`), "utf8"), "text/html");
  const { documentElement } = document;
  for (const { name: attribute } of [...documentElement.attributes]) documentElement.removeAttribute(attribute);
  for (const { name: attribute, value } of parsed.documentElement.attributes) documentElement.setAttribute(attribute, value);
  document.title = parsed.title;
  document.body.replaceWith(document.importNode(parsed.body, true));
  return { document, url: new URL(url) };
}
