// Product pictures drawn by code, so that no image leaves or enters the page.

import { drawings, plain, type Shape } from "./drawings";
import { svg } from "./element";

/** The drawing for a product; new products get a parcel. An empty label hides it from assistive technology. */
export function productArt(key: string, label = ""): SVGElement {
  const drawing = drawings[key] ?? plain;
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return svg(
    "svg",
    { viewBox: "0 0 96 96", class: "art", ...named },
    // Wider than the drawing, so the ground also fills a frame that is not square.
    svg("rect", { x: -192, y: -96, width: 480, height: 288, fill: drawing.ground }),
    ...drawing.shapes.map(drawShape),
  );
}

function drawShape([d, colour, strokeWidth]: Shape): SVGElement {
  if (strokeWidth === undefined) return svg("path", { d, fill: colour });
  return svg("path", {
    d,
    fill: "none",
    stroke: colour,
    "stroke-width": strokeWidth,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
}

/** Whether a product of this kind has a drawing of its own. */
export function hasArt(key: string): boolean {
  return key in drawings;
}
