// Similar products: which of a catalogue are like one another, and a reason to recommend the one for the other.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isInBrowser } from "#platform/own-pages";
import { rememberedRoles } from "../../catalog/remembered";
import { guessRoles, type Role, withRole } from "../../catalog/roles";
import type { Table } from "../../table/table";
import { pureAnalyses } from "../../ui/pages/pure-analyses";
import { ownClient } from "../../ui/pages/use-job";
import { type Listed, listedAs, listedProducts, MOST_PRODUCTS } from "../similar/listed";
import { NearList } from "../similar/near-list";
import { ProductSearch } from "../similar/product-search";
import { SimilarProgress } from "../similar/similar-progress";
import { SimilarReason } from "../similar/similar-reason";
import { type Near, SimilarSession } from "../similar/similar-session";
import { TableFile } from "../tables/table-file";
import { PageProduct } from "../writing/page-product";
import { productOf } from "../writing/product";
import type { Tool, ToolProps } from "./tool";

interface Opened {
  readonly table: Table;
  readonly roles: readonly Role[];
  /** How many products the table has. */
  readonly count: number;
}

/** Fewer have nothing in common that could be told from what sets them apart. */
const LEAST_PRODUCTS = 4;

function SimilarProducts({ t }: ToolProps) {
  const id = useId();
  const session = useSession();
  const { phase, products, chosen, near } = session.state;
  const [opened, setOpened] = useState<Opened>();
  const [recommended, setRecommended] = useState<Near>();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (table: Table, roles: readonly Role[]): void => {
    const all = listedProducts(table, roles);
    setOpened({ table, roles, count: all.length });
    setRecommended(undefined);
    session.open(all.slice(0, MOST_PRODUCTS));
  };
  const choose = (product: Listed): void => {
    setRecommended(undefined);
    void session.choose(product);
  };
  // The button that was pressed is gone.
  useEffect(() => heading.current?.focus(), [chosen]);
  const enough = products.length >= LEAST_PRODUCTS;
  return (
    <>
      <p>{t("similar_intro")}</p>
      <TableFile t={t} label={t("similar_file")} onTable={(table) => void rememberedRoles().then((known) => open(table, guessRoles(table.header, table.rows, known)))} />
      {!opened && <p class="nothing small">{t("similar_example")}</p>}
      {opened && (
        <details class="columns" open={!enough}>
          <summary>{t("columns_title")}</summary>
          <label for={`${id}-name`}>{t("similar_name_column")}</label>
          <select id={`${id}-name`} value={opened.roles.indexOf("name")} onChange={({ currentTarget }) => open(opened.table, withRole(opened.roles, Number(currentTarget.value), "name"))}>
            {!opened.roles.includes("name") && <option value={-1}>{t("column_none")}</option>}
            {opened.table.header.map((name, place) => (
              <option key={place} value={place}>
                {name || t("reviews_column_number", place + 1)}
              </option>
            ))}
          </select>
        </details>
      )}
      {opened && !enough && <p role="alert">{opened.count === 0 ? t("similar_unread") : t("similar_too_few", opened.count, LEAST_PRODUCTS)}</p>}
      {opened && opened.count > products.length && <p class="small">{t("similar_most", products.length, opened.count)}</p>}
      {enough && <ProductSearch key={opened?.table} t={t} products={products} onChoose={choose} />}
      {enough && isInBrowser && <PageProduct t={t} problems={PAGE_PROBLEMS} onRead={(read) => choose(listedAs(productOf(read)))} />}
      {chosen && (
        <section class="similar" aria-label={t("similar_to", chosen.product.name)}>
          <h2 ref={heading} tabIndex={-1}>
            {t("similar_to", chosen.product.name)}
          </h2>
          <SimilarProgress t={t} session={session} />
          {near.length > 0 && <NearList t={t} near={near} chosen={recommended} onChoose={setRecommended} />}
          {phase === "done" && near.length === 0 && <p class="nothing">{t("similar_none")}</p>}
        </section>
      )}
      {chosen && recommended && <SimilarReason key={`${chosen.text}\n${recommended.text}`} t={t} product={recommended.product} chosen={chosen.product} />}
    </>
  );
}

const PAGE_PROBLEMS = { none: "similar_page_none", closed: "similar_page_closed" } as const;

/** One for the tool, drawn anew at every change. */
function useSession(): SimilarSession {
  const [session] = useState(() => new SimilarSession({ embedder: ownClient, compare: async (vectors, place, most) => (await pureAnalyses()).similarProducts(vectors, place, most) }));
  const [, redraw] = useState({});
  useEffect(() => session.subscribe(() => redraw({})), []);
  return session;
}

/** Similar products. */
export const similarProducts: Tool = { id: "similar-products", labelKey: "tool_similar_products", Component: SimilarProducts };
