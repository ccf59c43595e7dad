// What a seller types to name a model on the web: an address, and perhaps the SHA-256 it must have.

/** A model's address, or nothing where it is none that may be fetched: weights come over TLS, or from this machine. */
export function modelAddress(typed: string): URL | undefined {
  try {
    const url = new URL(typed.trim());
    const local = ["localhost", "127.0.0.1"].includes(url.hostname);
    return url.protocol === "https:" || (local && url.protocol === "http:") ? url : undefined;
  } catch {
    return undefined;
  }
}

/** The file's name at the end of an address. */
export function nameOf(url: URL): string {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || url.hostname;
  } catch {
    return last;
  }
}

/** A SHA-256 in one spelling: empty where none was typed, nothing where it is none. */
export function readSha256(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replace(/^sha256:/, "");
  return text === "" || /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}
