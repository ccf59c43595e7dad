// Lexical. It takes the browser's insertText for one line and runs the paragraphs together; a paste keeps them apart. What
// it copies holds its own nodes as JSON beside the markup.
import { byClipboard } from "./by-clipboard";

export const lexical = byClipboard({ id: "lexical", selector: "[data-lexical-editor]", commands: false });
