// The cross in the panel's corner, drawn with lines rather than a letter that fonts draw differently.
import { el } from "../dom";
import { strokes } from "../icon";

export function closeButton(name: string, onClose: () => void): HTMLButtonElement {
  return el("button", { type: "button", class: "icon", "aria-label": name, title: name }, [strokes(document, ["M7 7l10 10M17 7l-10 10"])], { click: onClose });
}
