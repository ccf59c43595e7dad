// All kinds of rich editors; to add one, write its file and name it here.
import { ckeditor5 } from "./ckeditor5";
import { draft } from "./draft";
import type { RichEditor } from "./editor";
import { lexical } from "./lexical";
import { plain } from "./plain";
import { prosemirror } from "./prosemirror";
import { quill } from "./quill";
import { tinymce } from "./tinymce";

const editors: readonly RichEditor[] = [ckeditor5, draft, lexical, prosemirror, quill, tinymce];

/** The editor that owns a contenteditable element; what nobody knows is edited by the browser. */
export function editorOf(field: HTMLElement): RichEditor {
  return editors.find((editor) => editor.matches(field)) ?? plain;
}
