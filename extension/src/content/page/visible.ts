// Whether a seller can see an element. `checkVisibility` alone is not enough: editors and select widgets keep stray
// controls that it calls visible but that are aria-hidden (TipTap toolbars, select2) or one pixel small.
export function isVisible(element: Element): boolean {
  if (element.closest("[aria-hidden='true'], [hidden], [inert]")) return false;
  if (typeof element.checkVisibility === "function") {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2;
  }
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.display === "none" || style.visibility === "hidden") return false;
  }
  return true;
}
