// The sentence for what went wrong with a model file.
import type { MessageKey } from "../../ui/messages";

const KNOWN = ["unreachable", "refused", "interrupted", "stopped", "no_space", "too_large", "not_a_model", "checksum_mismatch", "bad_model", "unsupported_architecture", "out_of_memory", "missing_model", "bad_address", "bad_sha256"] as const;

/** A code without a sentence of its own means a file that cannot be used. */
export function problemKey(code: string): MessageKey {
  const known = KNOWN.find((one) => one === code);
  return known ? `model_${known}` : "model_bad_model";
}
