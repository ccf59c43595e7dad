// One look at the page: which adapter serves it now, and the fields that it finds.
import type { Adapter, FoundField, Page } from "./adapters/adapter";
import { generic } from "./adapters/generic";
import { hostMatches } from "./adapters/host-matches";

/** The first adapter that knows the page and does not fail serves it; one that throws leaves it to the next. */
export function look(adapters: readonly Adapter[]): { adapter: Adapter; fields: FoundField[] } {
  const page = currentPage();
  let last: Adapter | undefined;
  for (const adapter of adapters) {
    last = adapter;
    try {
      if (!hostMatches(page.url.hostname, adapter.hosts) || !adapter.detect(page)) continue;
      return { adapter, fields: adapter.findFields(page) };
    } catch {
      // Nothing to report: an error's text may quote the page. The next adapter still gives the seller buttons.
    }
  }
  return { adapter: last ?? generic, fields: [] };
}

/** The page as it is now: a single-page app changes its address without a load. */
export function currentPage(): Page {
  return { document, url: new URL(location.href) };
}
