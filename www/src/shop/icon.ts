// Line icons, 24 x 24 units, drawn with the text colour and hidden from assistive technology (buttons carry the names).

import { svg } from "./element";

const paths = {
  products: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  inbox: "M4 5h16v11H9l-5 4z",
  reviews: "M12 4l2.4 5 5.6.8-4 3.9 1 5.5-5-2.7-5 2.7 1-5.5-4-3.9 5.6-.8z",
  search: "M10.5 5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM15 15l4.5 4.5",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  back: "M14 6l-6 6 6 6",
  moon: "M19 14a7.5 7.5 0 0 1-9-9 7.5 7.5 0 1 0 9 9z",
  sun: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  reset: "M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4",
  check: "M5 12.5l4.5 4.5L19 7.5",
  tools: "M4 5h10v14H4zM14 5h6v14h-6M16.5 9h1M16.5 12h1",
  catalogue: "M4 6h16M4 12h16M4 18h10",
  settings: "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4",
  history: "M12 4a8 8 0 1 1-7.4 5M4 4v5h5M12 8v4l3 2",
  quill: "M5 20c1-8 6-14 14-16-1 7-4 12-11 12M8 16l5-6",
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  return svg(
    "svg",
    { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" },
    svg("path", {
      d: paths[name],
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.7,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
}
