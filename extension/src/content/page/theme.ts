// Light or dark by what the page shows around the field: many dashboards have a switch of their own.
export type Theme = "light" | "dark";

export function themeAround(element: Element): Theme {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = numbers(getComputedStyle(at).backgroundColor);
    if (alpha > 0.5 && at !== element) return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 < 0.45 ? "dark" : "light";
  }
  const scheme = getComputedStyle(element.ownerDocument.documentElement).colorScheme;
  return scheme.includes("dark") && prefersDark() ? "dark" : "light";
}

function prefersDark(): boolean {
  return typeof matchMedia === "function" && matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Computed colours come as rgb() or rgba(); other notations (color(), oklch()) are rare and read as unknown. */
function numbers(color: string): number[] {
  if (!color.startsWith("rgb")) return [0, 0, 0, 0];
  return color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
}
