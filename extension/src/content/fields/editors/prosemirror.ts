// ProseMirror, and TipTap, which is built on it. It reads changed elements back into its model, so commands work too, but
// leave an empty paragraph between two; a paste makes paragraphs of them.
import { byClipboard } from "./by-clipboard";

export const prosemirror = byClipboard({ id: "prosemirror", selector: ".ProseMirror", commands: true });
