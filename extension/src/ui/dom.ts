// Builds elements in a line and redraws only what changed. The interface in pages is small enough to need no framework,
// and the content script must stay light: it runs in every matching page.
type Listeners = { [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void };
type Content = Node | string | false | undefined;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | boolean | undefined> = {},
  content: readonly Content[] = [],
  listeners: Listeners = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener as EventListener);
  element.append(...content.filter((part): part is Node | string => part !== false && part !== undefined));
  return element;
}

export function setAttribute(element: Element, name: string, value: string | boolean | undefined): void {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}

/** Writes only a different text: a live region would read the same words again. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Draws again only when one of its arguments is another one. */
export function memo<Args extends readonly unknown[]>(draw: (...args: Args) => void): (...args: Args) => void {
  let last: Args | undefined;
  return (...args) => {
    if (last && args.every((value, index) => value === last?.[index])) return;
    last = args;
    draw(...args);
  };
}
