// Draft.js. The browser's commands must never reach it: they remove elements that React still counts on, and the next
// drawing tears the whole editor down. It pastes from the event but leaves copying to the browser, so its content is read.
import { editorText } from "../../page/field-value";
import { byClipboard } from "./by-clipboard";

export const draft = byClipboard({
  id: "draft",
  selector: ".public-DraftEditor-content",
  commands: false,
  copy(field) {
    const copy = field.cloneNode(true) as HTMLElement;
    // By this key it knows its own markup, and would paste what the seller has copied last instead.
    for (const block of copy.querySelectorAll("[data-editor]")) block.removeAttribute("data-editor");
    return Promise.resolve(new Map([["text/html", copy.innerHTML], ["text/plain", editorText(field)]]));
  },
});
