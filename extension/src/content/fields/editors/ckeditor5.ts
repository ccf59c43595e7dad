// CKEditor 5. It stops every `beforeinput` and draws its model anew, so the browser's commands change nothing; an own paste
// does. It is copied from rather than read, as its elements hold handles and wrappers around pictures and tables.
import { byClipboard } from "./by-clipboard";

export const ckeditor5 = byClipboard({ id: "ckeditor5", selector: ".ck-editor__editable", commands: false });
