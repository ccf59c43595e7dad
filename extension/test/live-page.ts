// A saved page as a browser would have built it: jsdom neither opens declared shadow roots nor loads an editor's frame.
import type { Page } from "../src/content/adapters/adapter";
import { openPage } from "./saved-page";

export function openLivePage(name: string, url: string): Page {
  const page = openPage(name, url);
  for (const template of page.document.querySelectorAll<HTMLTemplateElement>("template[shadowrootmode='open']")) {
    template.parentElement?.attachShadow({ mode: "open" }).append(template.content);
    template.remove();
  }
  for (const frame of page.document.querySelectorAll<HTMLIFrameElement>("iframe[srcdoc]")) {
    const inside = frame.contentDocument;
    const source = new DOMParser().parseFromString(frame.srcdoc, "text/html");
    inside?.body.replaceWith(inside.importNode(source.body, true));
  }
  return page;
}
