// Asks for a text and shows it: the button, how far it is, the texts, and the way back to earlier ones.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { languageOf } from "../../content/page/language";
import { randomId } from "../../content/page/random-id";
import { loadPreferences, type Preferences } from "../../options/preferences";
import type { Job, Lang } from "../../schema/index";
import type { Translate } from "../../ui/messages";
import { phaseText } from "../../ui/panel/phase";
import { useRemembered } from "../../ui/pages/remembered";
import { MannerChoice } from "./manner-choice";
import { rememberedManner } from "./manner";
import { type ProductDraft, productOf, textsOf } from "./product";
import { ProductForm } from "./product-form";
import { Texts } from "./texts";
import { isRunning, tryOf, useTries, type UseTries } from "./use-tries";

/** What differs between tools that write about a product. */
interface WritingProps {
  readonly t: Translate;
  readonly task: Job["task"];
  /** How many texts to choose from. */
  readonly candidates: number;
  readonly product: ProductDraft;
  readonly onProduct: (change: Partial<ProductDraft>) => void;
  /** The facts besides the product, in the words of the text's language. */
  readonly facts?: (lang: Lang) => Record<string, string>;
  /** Fields of the tool's own, after the product's. */
  readonly children?: ComponentChildren;
}

/** A form and the texts written from it. */
export function Writing({ t, task, candidates, product, onProduct, facts, children }: WritingProps) {
  const manner = useRemembered(rememberedManner);
  const preferences = usePreferences();
  const tries = useTries();
  if (!manner || !preferences) return null;
  const chosen = manner.lang ?? preferences.writeIn ?? languageOf(textsOf(product), document);
  const own = facts?.(chosen) ?? {};
  const named = product.name.trim() !== "";
  const ready = named || Object.keys(own).length > 0;
  const write = (): void => {
    void tries.start({
      id: randomId(),
      task,
      lang: chosen,
      locale: languageOf([], document),
      candidates,
      ...(named ? { product: productOf(product) } : {}),
      tone: manner.tone ?? preferences.tone,
      length: manner.length ?? preferences.length,
      ...(preferences.platform ? { platform: preferences.platform } : {}),
      ...(Object.keys(own).length > 0 ? { facts: own } : {}),
    });
  };
  const running = isRunning(tries.run);
  return (
    <>
      <form
        class="writing"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <ProductForm t={t} product={product} onChange={onProduct} />
        {children}
        <MannerChoice t={t} manner={manner} preferences={preferences} onChange={(change) => void rememberedManner.change(change)} />
        <Verbs t={t} running={running} again={tries.tries.length > 0} ready={ready} stop={tries.stop} />
      </form>
      <Outcome t={t} tries={tries} labelled={task !== "recommend"} running={running} />
    </>
  );
}

interface VerbsProps {
  readonly t: Translate;
  readonly running: boolean;
  readonly again: boolean;
  readonly ready: boolean;
  readonly stop: () => void;
}

/** Both are one element, so that the focus stays on it when a text begins and ends. */
function Verbs({ t, running, again, ready, stop }: VerbsProps) {
  return (
    <p class="verbs">
      <button type={running ? "button" : "submit"} class={running ? "" : "primary"} disabled={!running && !ready} onClick={(event) => {
        if (!running) return;
        event.preventDefault();
        stop();
      }}>
        {t(running ? "stop" : again ? "regenerate" : "writing_write")}
      </button>
      {!ready && <span class="small">{t("writing_needs_name")}</span>}
    </p>
  );
}

interface OutcomeProps {
  readonly t: Translate;
  readonly tries: UseTries;
  readonly labelled: boolean;
  readonly running: boolean;
}

function Outcome({ t, tries: { run, tries, place, show }, labelled, running }: OutcomeProps) {
  const shown = running ? tryOf(run) : tries[place];
  const { phase, model } = run;
  const unusable = phase === "done" && run.result?.candidates.length === 0;
  return (
    <section class="outcome" aria-label={t("candidates")}>
      <p role="status" class="small">
        {phase !== "idle" && !unusable && phaseText({ phase, model, drafts: shown?.texts ?? [] }, t)}
      </p>
      {(run.problem || unusable) && <p role="alert">{t(run.problem ?? "error_nothing_usable")}</p>}
      {!running && tries.length > 1 && <Earlier t={t} place={place} count={tries.length} show={show} />}
      {shown && <Texts t={t} job={shown.job} texts={shown.texts} labelled={labelled} growing={running} />}
      {shown && [...new Set([...(shown.withheld.length > 0 ? [t("withheld", shown.withheld.length, [...new Set(shown.withheld)].join(" "))] : []), ...shown.notes])].map((note) => (
        <p key={note} class="small">
          {note}
        </p>
      ))}
    </section>
  );
}

function Earlier({ t, place, count, show }: { readonly t: Translate; readonly place: number; readonly count: number; readonly show: (place: number) => void }) {
  return (
    <p class="earlier">
      <button type="button" class="quiet" disabled={place === 0} onClick={() => show(place - 1)}>
        {t("writing_earlier")}
      </button>
      <span class="small">{t("writing_place", place + 1, count)}</span>
      <button type="button" class="quiet" disabled={place === count - 1} onClick={() => show(place + 1)}>
        {t("writing_later")}
      </button>
    </p>
  );
}

/** What the options say; read anew for each tool that is opened. */
function usePreferences(): Preferences | undefined {
  const [preferences, setPreferences] = useState<Preferences>();
  useEffect(() => void loadPreferences().then(setPreferences), []);
  return preferences;
}
