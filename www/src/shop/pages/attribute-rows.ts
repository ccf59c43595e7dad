// The attribute editor of the product form: name and value pairs that can be added and removed.

import { h } from "../element";
import { icon } from "../icon";
import type { Words } from "../strings/strings";
import type { Attribute } from "../types";

export function attributeRows(words: Words, attributes: Attribute[], onchange: () => void): HTMLElement {
  const { t } = words;
  let made = 0;
  const list = h("div", { class: "attribute-rows" });

  const addRow = ({ name, value }: Attribute): HTMLElement => {
    made += 1;
    const n = made;
    const part = (key: "name" | "value", text: string): HTMLElement[] => [
      h("label", { class: "visually-hidden", for: `attribute-${key}-${n}` }, t(key === "name" ? "attributeName" : "attributeValue", { n })),
      h("input", { id: `attribute-${key}-${n}`, name: `attribute-${key}`, type: "text", value: text, placeholder: t(key === "name" ? "attributeNameHint" : "attributeValueHint") }),
    ];
    const remove = (): void => {
      row.remove();
      onchange();
      add.focus();
    };
    const row = h(
      "div",
      { class: "attribute-row" },
      ...part("name", name),
      ...part("value", value),
      h("button", { type: "button", class: "icon-button", "aria-label": t("removeAttribute", { n }), onclick: remove }, icon("close")),
    );
    list.append(row);
    return row;
  };

  const add = h(
    "button",
    { type: "button", class: "button small", id: "add-attribute", onclick: () => addRow({ name: "", value: "" }).querySelector("input")?.focus() },
    icon("plus"),
    t("addAttribute"),
  );
  attributes.forEach(addRow);
  return h("div", {}, list, add);
}
