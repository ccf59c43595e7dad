// What a form control holds, as plain text.
import { lineOf, oneLine, plainText } from "./text-of";

const PLACEHOLDER_OPTION = /^(-+|—|please )?\s*(select|choose|none|请选择|請選擇|选择|全部)|^-*$/iu;

export function fieldText(element: Element): string {
  switch (element.localName) {
    case "input":
    case "textarea":
      return plainText((element as HTMLInputElement | HTMLTextAreaElement).value);
    case "select":
      return selectText(element as HTMLSelectElement);
    default:
      return editorText(element as HTMLElement);
  }
}

/** The chosen options' words; the empty first option ("Select…") is no choice. */
function selectText(select: HTMLSelectElement): string {
  return [...select.options]
    .filter((option) => option.selected && option.value !== "" && !PLACEHOLDER_OPTION.test(option.text.trim()))
    .map((option) => oneLine(option.text))
    .join(", ");
}

/** innerText keeps paragraphs, textContent is its stand-in where there is no layout. */
export function editorText(element: HTMLElement): string {
  const text = typeof element.innerText === "string" ? element.innerText : blockText(element);
  return text.replace(/\u200B|\uFEFF/g, "").replace(/\n{3,}/g, "\n\n").trim();
}

function blockText(element: Element): string {
  const blocks = [...element.querySelectorAll("p, li, h1, h2, h3, div")].filter((block) => !block.querySelector("p, li, div"));
  return blocks.length > 0 ? blocks.map(lineOf).join("\n") : element.textContent;
}
