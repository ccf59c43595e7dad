// What a dashboard adapter is: it knows selectors and nothing of timing, buttons, jobs or the model.
// The manager decides when it runs; an adapter that throws is skipped and hurts no other.
import type { Limit, Product, TaskId, Turn } from "../../schema/index";

/** The tasks that have a button beside a field. */
export type FieldTask = Extract<TaskId, "title" | "description" | "reply">;

export interface Page {
  readonly document: Document;
  readonly url: URL;
}

export interface FoundField {
  readonly task: FieldTask;
  /** What is written to: an input, a textarea or a contenteditable element. */
  readonly element: HTMLElement;
  /** What the page's own field allows, where it says so. */
  readonly limit?: Limit;
}

export interface Conversation {
  /** The buyer's words to answer; empty where none were found. */
  readonly message: string;
  readonly thread: Turn[];
  readonly facts: Record<string, string>;
}

export interface Placement {
  readonly beside: Element;
  readonly where: "before" | "after" | "append";
}

export interface Adapter {
  readonly id: string;
  /** Host names it serves: exact, or `*.example.com`. An empty list serves every host the extension runs on. */
  readonly hosts: readonly string[];
  /** The id of this shop's text rules, where the adapter serves one platform. */
  readonly platform?: string;
  detect(page: Page): boolean;
  findFields(page: Page): FoundField[];
  readProduct(page: Page, field: FoundField): Product;
  readConversation(page: Page, field: FoundField): Conversation;
  /** Where the button goes; without it, after the field's row. */
  placeButton?(field: FoundField): Placement | undefined;
}
