// A canvas is painted with plain colours, while the pages' are light-dark() pairs: the browser is asked what they come to.

/** What a bar means. */
export type Tone = "good" | "bad" | "even" | "accent";

const NAMES = { good: "--good-bar", bad: "--bad-bar", even: "--even-bar", accent: "--accent", ink: "--ink", soft: "--soft", line: "--line" } as const;

/** The page's colours as they are now. */
export function toneColours(beside: Element): Record<keyof typeof NAMES, string> {
  const probe = document.createElement("span");
  beside.parentElement?.append(probe);
  const colourOf = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(Object.entries(NAMES).map(([tone, name]) => [tone, colourOf(name)])) as Record<keyof typeof NAMES, string>;
  probe.remove();
  return colours;
}

/** Calls back when the seller's machine changes between light and dark; returns the way to stop listening. */
export function onScheme(callback: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", callback);
  return () => dark.removeEventListener("change", callback);
}
