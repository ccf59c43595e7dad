// The switch for keeping used texts.
import { useEffect, useState } from "preact/hooks";
import type { Translate } from "../ui/messages";
import { isHistoryOn, setHistoryOn } from "./history-switch";

/** A checkbox that is the switch. */
export function HistorySwitch({ t }: { readonly t: Translate }) {
  const [on, setOn] = useState<boolean>();
  useEffect(() => void isHistoryOn().then(setOn), []);
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={on ?? false}
        disabled={on === undefined}
        onChange={(event) => {
          setOn(event.currentTarget.checked);
          void setHistoryOn(event.currentTarget.checked);
        }}
      />
      {t("history_keep")}
    </label>
  );
}
