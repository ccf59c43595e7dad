// Small form parts shared by the pages: a labelled field, a select, a filter row of buttons, a status chip.

import { h, type Child } from "./element";
import { icon } from "./icon";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A control under its label, with room for a hint below and for a problem when the form is checked. */
export function field(label: string, control: Control, hint?: Child): HTMLDivElement {
  return h(
    "div",
    { class: "field" },
    h("label", { for: control.id }, label),
    control,
    hint ? h("p", { class: "hint", id: `${control.id}-hint` }, hint) : null,
  );
}

export function select(
  id: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  onchange: (value: string) => void = () => undefined,
): HTMLSelectElement {
  const control = h(
    "select",
    { id, name: id, onchange: () => onchange(control.value) },
    ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
  return control;
}

/** A search box with a label for assistive technology only. */
export function searchBox(id: string, label: string, hint: string, value: string, oninput: (value: string) => void): HTMLDivElement {
  const control = h("input", { id, type: "search", placeholder: hint, value, autocomplete: "off", oninput: () => oninput(control.value) });
  return h("div", { class: "search" }, h("label", { for: id, class: "visually-hidden" }, label), icon("search"), control);
}

/** One of several views of a list; the pressed button is the current one. */
export function filterButtons<Value extends string>(
  label: string,
  options: readonly (readonly [value: Value, text: string, count: number])[],
  chosen: Value,
  onchoose: (value: Value) => void,
): HTMLDivElement {
  const buttons = options.map(([value, text, count]) =>
    h(
      "button",
      { type: "button", class: "filter", "aria-pressed": String(value === chosen), "data-value": value, onclick: () => choose(value) },
      text,
      h("span", { class: "count" }, count),
    ),
  );
  const choose = (value: Value): void => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.value === value));
    onchoose(value);
  };
  return h("div", { class: "filters", role: "group", "aria-label": label }, ...buttons);
}

export function chip(text: string, kind: string): HTMLSpanElement {
  return h("span", { class: `chip chip-${kind}` }, text);
}

export function emptyNote(title: string, hint: string, ...actions: Child[]): HTMLDivElement {
  return h("div", { class: "empty" }, h("p", { class: "empty-title" }, title), h("p", {}, hint), ...actions);
}

/** Marks a field as wrong and says why next to it; an empty message clears the mark. */
export function showProblem(control: Control, message: string): void {
  const id = `${control.id}-problem`;
  document.getElementById(id)?.remove();
  control.toggleAttribute("aria-invalid", false);
  control.removeAttribute("aria-errormessage");
  if (!message) return;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-errormessage", id);
  control.after(h("p", { class: "problem", id }, message));
}
