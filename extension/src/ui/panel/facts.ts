// The facts a job was given, as chips. Ids are those that checks name in `fact`.
import type { Job } from "../../schema/index";
import type { PanelKey, Translate } from "../messages";

export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

const PRODUCT_FACTS = ["name", "brand", "category", "price", "audience", "notes"] as const;

export function factsOf({ task, product, message, facts }: Job, t: Translate<PanelKey>): Fact[] {
  const named = (key: (typeof PRODUCT_FACTS)[number] | "message" | "tags", value: string | undefined): Fact[] =>
    value ? [{ id: key, label: t(`fact_${key}` satisfies PanelKey), value }] : [];
  if (task === "reply") return [...named("message", message), ...pairs("facts", facts)];
  return [
    ...PRODUCT_FACTS.slice(0, 3).flatMap((key) => named(key, product?.[key])),
    ...pairs("attributes", product?.attributes),
    ...PRODUCT_FACTS.slice(3).flatMap((key) => named(key, product?.[key])),
    ...named("tags", product?.tags?.join(", ")),
  ];
}

function pairs(group: string, values: Record<string, string> | undefined): Fact[] {
  return Object.entries(values ?? {}).map(([label, value]) => ({ id: `${group}.${label}`, label, value }));
}
