// A first text from the endpoint, so that a wrong address, model or key shows here and not in the shop.
import { browserLocale } from "#platform/texts";
import type { Translate } from "../ui/messages";
import { useJob } from "../ui/pages/use-job";
import { SAMPLE_PRODUCTS } from "../welcome/sample-products";

/** The button, and the title or what went wrong. */
export function TryEndpoint({ t, host }: { readonly t: Translate; readonly host: string }) {
  const { run, start, stop } = useJob();
  const lang = browserLocale() === "zh_CN" ? "zh" : "en";
  const running = run.phase === "waiting" || run.phase === "writing";
  const text = run.result?.candidates[0]?.text ?? run.previews[0] ?? "";
  const ask = (): void => void start({ id: crypto.randomUUID(), task: "title", lang, product: SAMPLE_PRODUCTS[lang], candidates: 1 });
  return (
    <div class="try">
      <div class="row">
        <button type="button" aria-describedby="endpoint-try" onClick={() => (running ? stop() : ask())}>
          {t(running ? "stop" : "endpoint_try")}
        </button>
        <p id="endpoint-try" class="small">
          {t("endpoint_try_text")}
        </p>
      </div>
      <p role="status" class="tried" lang={text === "" ? undefined : lang === "zh" ? "zh-CN" : lang}>
        {text !== "" ? text : running ? t("endpoint_trying", host) : ""}
      </p>
      <p role="alert" class="problem">
        {run.problem ? t(run.problem) : ""}
      </p>
    </div>
  );
}
