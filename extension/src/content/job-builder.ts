// Turns what an adapter read into the job the writer takes.
import type { Preferences } from "../options/preferences";
import type { Job, Lang } from "../schema/index";
import type { Adapter, FieldTask, FoundField, Page } from "./adapters/adapter";
import { languageOf } from "./page/language";
import { platformOf } from "./page/platform";
import { randomId } from "./page/random-id";

/** What the seller chose; how many texts a click brings follows the task. */
export type WritingPreferences = Partial<Preferences>;

const CANDIDATES: Record<FieldTask, number> = { title: 3, description: 3, reply: 2 };

export function buildJob(adapter: Adapter, page: Page, field: FoundField, { writeIn, ...preferences }: WritingPreferences, locale: Lang): Job {
  const { task, limit } = field;
  const platform = adapter.platform ?? platformOf(page.url.hostname);
  const common = {
    ...preferences,
    // The id seeds the sampling, so a fresh one is a fresh try.
    id: randomId(),
    task,
    locale,
    candidates: CANDIDATES[task],
    ...(platform ? { platform } : {}),
    ...(limit ? { limit } : {}),
  };
  if (task === "reply") {
    const conversation = adapter.readConversation(page, field);
    return { ...common, ...conversation, lang: languageOf([conversation.message, ...conversation.thread.map(({ text }) => text)], page.document) };
  }
  const product = adapter.readProduct(page, field);
  const named = product.name ? product : { ...product, name: lastPart(product.category ?? "") };
  const { name, existing, notes, attributes, tags } = named;
  const words = [name, existing?.description ?? "", notes ?? "", ...Object.entries(attributes ?? {}).flat(), ...(tags ?? [])].join(" ");
  return { ...common, product: named, lang: writeIn ?? languageOf([words], page.document) };
}

/** "Home > Lighting > Desk lamps" says what a product without a name is. */
function lastPart(category: string): string {
  return category.split(/[>›»/|]/u).at(-1)?.trim() ?? "";
}
