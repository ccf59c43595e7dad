// A first text, written by the real model for a sample product: it also loads the model, so that the first click in the
// shop is quick.
import { browserLocale } from "#platform/texts";
import type { Job } from "../schema/index";
import type { Translate } from "../ui/messages";
import { loadedPercent } from "../ui/panel/phase";
import { useJob } from "../ui/pages/use-job";

const SAMPLES = {
  en: { name: "desk lamp", brand: "Halden", attributes: { Color: "matte black", Material: "aluminium", Light: "dimmable, 3 steps" }, price: "39.90" },
  zh: { name: "阅读台灯", brand: "流明", attributes: { 颜色: "白色", 材质: "铝合金", 调光: "三档" }, price: "129元" },
} satisfies Record<string, Job["product"]>;

/** The section with the sample product. */
export function TryIt({ t }: { readonly t: Translate }) {
  const { run, start, stop } = useJob();
  const lang = browserLocale() === "zh_CN" ? "zh" : "en";
  const product = SAMPLES[lang];
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
        {running && texts.length === 0 ? (percent === undefined ? t("phase_reading") : t("phase_loading_percent", percent)) : run.phase === "done" ? t("on_device") : ""}
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
