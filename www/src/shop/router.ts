// Hash routes, so the demo runs from any static server: #/products, #/products/<id>, #/inbox, #/inbox/<id>, #/reviews.

export type Section = "products" | "inbox" | "reviews";
export interface Route {
  section: Section;
  id?: string;
}

const sections: readonly Section[] = ["products", "inbox", "reviews"];

/** Reads a hash; anything unknown leads to the product list. */
export function parseRoute(hash: string): Route {
  const [section, id] = hash.replace(/^#\/?/, "").split("/");
  const known = sections.find((candidate) => candidate === section);
  if (!known) return { section: "products" };
  return id ? { section: known, id: decodeId(id) } : { section: known };
}

export function routeHash(section: Section, id?: string): string {
  return id ? `#/${section}/${encodeURIComponent(id)}` : `#/${section}`;
}

// A hand-typed "%" would make decodeURIComponent throw.
function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
