// Between the file and the run: what each column holds, and what is to be written.
import { useEffect, useMemo, useState } from "preact/hooks";
import { languageOf } from "../content/page/language";
import { randomId } from "../content/page/random-id";
import type { Translate } from "../ui/messages";
import type { Imported } from "./catalog";
import { Columns } from "./columns";
import { productOf } from "./job-of";
import { rememberedRoles, rememberedSettings, rememberRoles, rememberSettings } from "./remembered";
import { guessRoles, type Role } from "./roles";
import { newRow } from "./row-changes";
import type { Run, RunSettings } from "./run";
import { Settings } from "./settings";
import type { CatalogStore } from "./store";

interface Props {
  readonly store: CatalogStore;
  readonly imported: Imported;
  readonly onStart: (run: string) => void;
  readonly t: Translate;
}

export function Setup({ store, imported: { name, table }, onStart, t }: Props) {
  const [roles, setRoles] = useState<readonly Role[]>();
  const [settings, setSettings] = useState<RunSettings>();
  const [step, setStep] = useState<"open" | "starting" | "failed">("open");
  const lang = useMemo(() => languageOf([table.rows.slice(0, 20).flat().join(" "), table.header.join(" ")], document), [table]);
  useEffect(() => void rememberedRoles().then((known) => setRoles(guessRoles(table.header, table.rows, known))), [table]);
  useEffect(() => void rememberedSettings().then((known) => setSettings({ lang, ...known })), [lang]);
  if (!roles || !settings) return null;
  const lacking = !roles.includes("name") && !roles.includes("title") ? "catalog_need_name" : settings.tasks.length === 0 ? "catalog_need_task" : undefined;
  const problem = lacking ?? (step === "failed" ? "catalog_no_storage" : undefined);
  const start = async (): Promise<void> => {
    const run: Run = { id: randomId(), name, createdAt: Date.now(), header: table.header, roles, settings, size: table.rows.length, going: true };
    await Promise.all([rememberRoles(table.header, roles), rememberSettings(settings)]);
    await store.addRun(run, table.rows.map((cells, place) => newRow(run, place, cells)));
    onStart(run.id);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (lacking || step === "starting") return;
        setStep("starting");
        start().catch(() => setStep("failed"));
      }}
    >
      <section>
        <h2>{t("catalog_columns")}</h2>
        <p class="small">{t("catalog_columns_hint", table.rows.length)}</p>
        <Columns table={table} roles={roles} onChange={setRoles} t={t} />
        <FirstProduct product={productOf(roles, table.header, table.rows[0] ?? [])} t={t} />
      </section>
      <Settings settings={settings} roles={roles} onChange={setSettings} t={t} />
      <div class="start">
        <p role="status" class="problem">
          {problem ? t(problem) : ""}
        </p>
        <button type="submit" class="primary" disabled={lacking !== undefined || step === "starting"}>
          {t("catalog_start", table.rows.length)}
        </button>
      </div>
    </form>
  );
}

/** What the writer will know of the first row: the quickest way to see a wrong column. */
function FirstProduct({ product, t }: { readonly product: ReturnType<typeof productOf>; readonly t: Translate }) {
  const { name, brand, category, price, audience, notes, attributes = {}, tags } = product;
  const facts = [name, brand, category, price, audience, ...Object.entries(attributes).map(([key, value]) => `${key}: ${value}`), tags?.join(", "), notes].filter(Boolean);
  return (
    <p class="first">
      <span class="small">{t("catalog_first_row")}</span>
      {facts.map((fact, place) => (
        <span key={place} class="chip">
          {fact}
        </span>
      ))}
    </p>
  );
}
