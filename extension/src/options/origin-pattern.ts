// Turns what the seller types into the permission for that one shop: "my-shop.example" means https.
export function originPattern(typed: string): string | undefined {
  const text = typed.trim();
  if (!text) return undefined;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    const plausible = /^https?:$/.test(url.protocol) && /^[\p{L}\p{N}.-]+$/u.test(url.hostname) && url.hostname !== "";
    // Match patterns know no port; the permission covers the host.
    return plausible ? `${url.protocol}//${url.hostname}/*` : undefined;
  } catch {
    return undefined;
  }
}
