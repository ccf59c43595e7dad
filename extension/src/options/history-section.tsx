// Whether used texts are kept, and the way to them.
import { HistorySwitch } from "../history/history-switch-box";
import type { Translate } from "../ui/messages";

/** The section on the history. */
export function HistorySection({ t }: { readonly t: Translate }) {
  return (
    <section id="history" aria-labelledby="history-title">
      <h2 id="history-title">{t("history_title")}</h2>
      <p>{t("history_text")}</p>
      <div class="row between">
        <HistorySwitch t={t} />
        <a href="history.html">{t("history_open")}</a>
      </div>
    </section>
  );
}
