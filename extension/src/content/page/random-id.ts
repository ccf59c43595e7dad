// `crypto.randomUUID` is missing on shops served without TLS, so the id is made from random bytes.
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
