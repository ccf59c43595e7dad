// Quill. It watches its elements, so commands work too; a paste is one step of its history.
import { byClipboard } from "./by-clipboard";

export const quill = byClipboard({ id: "quill", selector: ".ql-editor", commands: true });
