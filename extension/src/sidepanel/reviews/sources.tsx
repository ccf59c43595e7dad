// Where the reviews come from. Every source keeps what was put into it while another is open.
import { useState } from "preact/hooks";
import { isInBrowser } from "#platform/own-pages";
import type { Review } from "../../content/reviews/review";
import type { MessageKey, Translate } from "../../ui/messages";
import { FileSource } from "./file-source";
import { PageSource } from "./page-source";
import { PastedSource } from "./pasted-source";

/** What a source is given. */
export interface SourceProps {
  readonly t: Translate;
  /** Called with the reviews when the seller wants them analysed. */
  readonly onRead: (reviews: readonly Review[]) => void;
}

const SOURCES = [
  { id: "page", label: "reviews_from_page", Source: PageSource },
  { id: "list", label: "reviews_from_list", Source: PastedSource },
  { id: "file", label: "reviews_from_file", Source: FileSource },
] as const satisfies readonly { id: string; label: MessageKey; Source: unknown }[];
const SHOWN = SOURCES.filter(({ id }) => isInBrowser || id !== "page");

/** A choice of sources and the one that is chosen. */
export function Sources(props: SourceProps) {
  const [open, setOpen] = useState<(typeof SOURCES)[number]["id"]>(isInBrowser ? "page" : "file");
  const { t } = props;
  return (
    <>
      <fieldset>
        <legend>{t("reviews_source")}</legend>
        <div class="segments">
          {SHOWN.map(({ id, label }) => (
            <label key={id}>
              <input type="radio" name="source" value={id} checked={id === open} onChange={() => setOpen(id)} />
              <span>{t(label)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {SHOWN.map(({ id, Source }) => (
        <div key={id} hidden={id !== open}>
          <Source {...props} />
        </div>
      ))}
    </>
  );
}
