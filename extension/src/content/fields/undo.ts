// The seller's own text, kept for every field we wrote to. Undo restores it; edits made since are kept in turn.
import { type FieldContent, keepContent, readContent, sameText } from "./field-content";
import { restoreField, type WriteOutcome, writeField } from "./write-field";

interface Kept {
  /** What stood there before our first insertion. */
  readonly before: FieldContent;
  /** What the field held right after our last one. */
  after: string;
}

export interface Undone {
  readonly outcome: WriteOutcome;
  /** The seller's edits of the inserted text, which undo replaced. */
  readonly edits?: FieldContent;
}

export class UndoStore {
  readonly #kept = new WeakMap<HTMLElement, Kept>();

  async insert(field: HTMLElement, text: string): Promise<WriteOutcome> {
    const kept = this.#kept.get(field);
    // Text of ours that was not touched is replaced freely; anything else is the seller's and becomes the undo copy.
    const isOurs = kept !== undefined && sameText(kept.after, readContent(field).text);
    const before = isOurs ? kept.before : await keepContent(field);
    this.#kept.set(field, { before, after: text });
    const outcome = await writeField(field, text);
    const after = readContent(field).text;
    // A page that refused the text still holds the seller's own: there is nothing to undo.
    if (outcome !== "kept" && sameText(after, before.text)) this.#kept.delete(field);
    else this.#kept.set(field, { before, after });
    return outcome;
  }

  has(field: HTMLElement): boolean {
    return this.#kept.has(field);
  }

  /** What undo would put back, to be copied if the field is gone. */
  original(field: HTMLElement): FieldContent | undefined {
    return this.#kept.get(field)?.before;
  }

  async undo(field: HTMLElement): Promise<Undone | undefined> {
    const kept = this.#kept.get(field);
    if (!kept) return undefined;
    const now = readContent(field);
    const outcome = await restoreField(field, kept.before);
    if (outcome === "kept") this.#kept.delete(field);
    return sameText(now.text, kept.after) ? { outcome } : { outcome, edits: now };
  }

  /** A page may build the same field anew; its undo copy goes with it. */
  move(from: HTMLElement, to: HTMLElement): void {
    const kept = this.#kept.get(from);
    if (kept && from !== to) this.#kept.set(to, kept);
  }
}
