// Gives a shadow root its styles.
export function applyStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses constructed sheets from a content script's own world.
    const style = document.createElement("style");
    style.textContent = css;
    root.append(style);
  }
}
