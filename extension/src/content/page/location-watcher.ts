// One event for every way a single-page app changes its address. The page's own pushState calls are not visible from an
// isolated world, but the Navigation API's event is; where it is missing the next DOM change tells.
export function watchLocation(onChange: () => void, signal: AbortSignal): () => void {
  let last = routeOf(location);
  const check = (): void => {
    const now = routeOf(location);
    if (now === last) return;
    last = now;
    onChange();
  };
  for (const event of ["popstate", "hashchange"]) addEventListener(event, check, { signal });
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", check, { signal });
  return check;
}

/** A plain hash is a place on the same page (a tab, a heading); only `#/` and `#!` are routes. */
function routeOf({ origin, pathname, search, hash }: Location): string {
  return origin + pathname + search + (/^#[/!]/.test(hash) ? hash : "");
}
