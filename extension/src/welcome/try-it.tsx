// A first text, written by the real model for a sample product: it also loads the model, so that the first click in the
// shop is quick.
import { browserLocale } from "#platform/texts";
import type { Translate } from "../ui/messages";
import { loadedPercent } from "../ui/panel/phase";
import { useEndpointHost } from "../ui/pages/endpoint-host";
import { useJob } from "../ui/pages/use-job";
import { SAMPLE_PRODUCTS } from "./sample-products";

/** The section with the sample product. */
export function TryIt({ t }: { readonly t: Translate }) {
  const { run, start, stop } = useJob();
  const host = useEndpointHost();
  const lang = browserLocale() === "zh_CN" ? "zh" : "en";
  const product = SAMPLE_PRODUCTS[lang];
  const running = run.phase === "waiting" || run.phase === "writing";
  const texts = run.result?.candidates.map(({ text }) => text) ?? run.previews;
  const percent = run.phase === "waiting" && run.model?.state === "loading" ? loadedPercent(run.model) : undefined;
  const write = (): void => void start({ id: crypto.randomUUID(), task: "title", lang, product, candidates: 3 });
  return (
    <section aria-labelledby="try-title">
      <h2 id="try-title">{t("welcome_try")}</h2>
      <dl class="sample">
        {[[t("fact_name"), product.name] as const, [t("fact_brand"), product.brand] as const, ...Object.entries(product.attributes)].map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <button type="button" class="primary" onClick={() => (running ? stop() : write())}>
        {t(running ? "stop" : "generate_title")}
      </button>
      <p role="status" class="small">
        {running && texts.length === 0 ? (percent === undefined ? t("phase_reading") : t("phase_loading_percent", percent)) : run.phase === "done" ? host ? t("endpoint_note", host) : t("on_device") : ""}
      </p>
      <p role="alert" class="problem">
        {run.problem ? t(run.problem) : ""}
      </p>
      {texts.length > 0 && (
        <ul class="written" lang={lang === "zh" ? "zh-CN" : lang}>
          {texts.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
