import { QUILL_PATHS } from "../icon";

/** The mark in the header of the extension's own pages. */
export function Quill() {
  return (
    <svg class="quill" viewBox="0 0 24 24" aria-hidden="true">
      {QUILL_PATHS.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
