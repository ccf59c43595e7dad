// Drawings for buttons and panels. Built node by node, so no markup is parsed in a page.
const SVG = "http://www.w3.org/2000/svg";
const LOOK = { viewBox: "0 0 24 24", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round" };

/** The quill, the product's mark. */
export const QUILL_PATHS = ["M20 3.6c-7.6.3-12.3 4-13.4 10.8L5.4 20.6", "M20 3.6c.2 6.3-2.6 11-7.4 12.3-2 .5-3.9.4-5.5-.2", "M6.7 14.8c2.7-3 5.3-5.2 8.5-7"];

export function strokes(document: Document, paths: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries(LOOK)) svg.setAttribute(name, value);
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

export function quillIcon(document: Document): SVGSVGElement {
  return strokes(document, QUILL_PATHS);
}
