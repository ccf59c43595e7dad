// An adapter from data: where the fields, the facts and the messages of a known dashboard are. Whatever its selectors do not
// find is found by its name, as on any page: dashboards change, and a button in the right place matters more than its adapter.
import { capConversation, readConversation as readThread, splitThread } from "../generic/conversation-reader";
import { readProduct as readForm } from "../generic/fact-reader";
import { readOrderFacts } from "../generic/order-facts";
import { capProduct } from "../generic/product-caps";
import { fieldText } from "../page/field-value";
import { standIn } from "../page/frame";
import { oneLine } from "../page/text-of";
import type { Product } from "../../schema/index";
import type { Adapter, Conversation, FieldTask, FoundField, Page } from "./adapter";
import { type FactSelectors, factsBySelectors, sortedByKind } from "./facts-by-selectors";
import { besideFrame, type FieldSelectors, fieldsBySelectors } from "./fields-by-selectors";
import { hostMatches } from "./host-matches";
import { factsOfAnswered, type MessageSelectors, turnsBySelectors, wasSaid } from "./messages-by-selectors";

export interface Selectors extends FieldSelectors, FactSelectors, Pick<Adapter, "id" | "hosts" | "platform" | "placeButton"> {
  /** For dashboards on any host, and for hosts that carry more than one dashboard. */
  readonly detect?: Adapter["detect"];
  readonly messages?: MessageSelectors;
}

export function bySelectors(selectors: Selectors): Adapter {
  const { id, hosts, platform, detect = () => true, placeButton = besideFrame } = selectors;
  const findFields = (page: Page): FoundField[] => fieldsBySelectors(page, selectors);
  return {
    id,
    hosts,
    ...(platform ? { platform } : {}),
    detect: (page) => hostMatches(page.url.hostname, hosts) && detect(page),
    findFields,
    readProduct: (page, field) => readProduct(page, field, findFields(page), selectors),
    readConversation: (page, field) => readConversation(page, field, selectors),
    placeButton,
  };
}

function readProduct(page: Page, field: FoundField, fields: readonly FoundField[], selectors: Selectors): Product {
  const textOf = (task: FieldTask): string => {
    const found = fields.find((one) => one.task === task);
    return found ? fieldText(found.element) : "";
  };
  const title = oneLine(textOf("title"));
  const description = textOf("description");
  const own = factsBySelectors(page.document, selectors, fields.map(({ element }) => element));
  const enough = selectors.complete === true && Object.keys(own).length > 0;
  const form: Product = enough ? { name: "" } : readForm(page, { ...field, element: standIn(field.element) });
  // Where the page's own rows are known, a second reading of the same form would only say the same in other words.
  const said = new Set([title, description, own.brand, own.category, own.price]);
  const attributes = own.attributes ?? Object.fromEntries(Object.entries(form.attributes ?? {}).filter(([, value]) => !said.has(value)));
  const sorted = sortedByKind(attributes, selectors.kinds);
  return capProduct({ ...form, ...sorted, ...own, name: own.name || title || form.name, attributes: sorted.attributes ?? {}, existing: { title, description } });
}

function readConversation(page: Page, field: FoundField, { messages }: Selectors): Conversation {
  const marked = page.document.getSelection()?.toString().trim();
  const turns = messages ? turnsBySelectors(page.document, messages, field.element) : [];
  if (!messages || marked || turns.length === 0) return readThread(page, field);
  // A line of the chat that reads like a label and its value is somebody's words, not a fact.
  const facts = Object.fromEntries(Object.entries(readOrderFacts(page.document)).filter((fact) => !wasSaid(fact, turns)));
  return capConversation({ ...splitThread(turns), facts: { ...facts, ...factsOfAnswered(page.document, messages, field.element) } });
}
