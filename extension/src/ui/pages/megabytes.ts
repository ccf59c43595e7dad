const MEGABYTE = 1e6;

/** Bytes as people are told them. */
export function megabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
