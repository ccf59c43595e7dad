// What each status is called, for a badge and for a filter.
import type { MessageKey } from "../ui/messages";
import type { RowStatus } from "./run";

export const STATUS_KEYS = {
  waiting: "catalog_waiting",
  writing: "catalog_writing",
  review: "catalog_review",
  done: "catalog_done",
  failed: "catalog_failed",
  kept: "catalog_kept",
  cancelled: "catalog_cancelled",
} as const satisfies Record<RowStatus, MessageKey>;
