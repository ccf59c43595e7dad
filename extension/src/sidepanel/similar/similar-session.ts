// Reads a catalogue's products with the model, a few at a time, and says which are nearest to the chosen one. What was read is
// kept while the panel is open, so that the next product costs a comparison and no reading.
import type { Neighbour } from "../../schema/index";
import { errorKey, type PanelKey } from "../../ui/messages";
import { type Embedder, WriterError } from "../../worker/client";
import type { WorkerStatus } from "../../worker/protocol";
import type { Listed } from "./listed";

/** A product near the chosen one and how like it is, at most 1. */
export interface Near extends Listed {
  readonly likeness: number;
}

/** Where the comparison stands. */
export interface SimilarState {
  readonly phase: "empty" | "working" | "stopped" | "done" | "failed";
  readonly products: readonly Listed[];
  readonly chosen?: Listed;
  /** How many texts have to be read, and how many are. */
  readonly total: number;
  readonly read: number;
  /** Where the model stands, while it is waited for. */
  readonly model?: WorkerStatus;
  /** The nearest first; after a stop or a failure, of those that were read. */
  readonly near: readonly Near[];
  readonly problem?: PanelKey;
}

/** What the session needs from around it. */
export interface SimilarSessionOptions {
  readonly embedder: Embedder;
  readonly compare: (vectors: readonly (readonly number[])[], place: number, most: number) => Promise<Neighbour[]>;
}

/** Texts of one job: a second or so, so that progress is seen and a seller's text on a page need not wait for long. */
const TOGETHER = 8;
const MOST_SHOWN = 5;
/** Products of other kinds come up to this by chance; those of one kind are mostly at 0.3 to 0.7. */
const LEAST_LIKENESS = 0.2;

const EMPTY: SimilarState = { phase: "empty", products: [], total: 0, read: 0, near: [] };

/** The comparison of one catalogue. */
export class SimilarSession {
  readonly #options: SimilarSessionOptions;
  readonly #listeners = new Set<() => void>();
  /** By text. */
  readonly #vectors = new Map<string, readonly number[]>();
  #state = EMPTY;
  #running: AbortController | undefined;

  constructor(options: SimilarSessionOptions) {
    this.#options = options;
  }

  get state(): SimilarState {
    return this.#state;
  }

  /** Calls back at every change; returns the way to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes another catalogue; what was read stays only where its texts come again. */
  open(products: readonly Listed[]): void {
    this.#running?.abort();
    this.#running = undefined;
    const texts = new Set(products.map(({ text }) => text));
    for (const text of this.#vectors.keys()) if (!texts.has(text)) this.#vectors.delete(text);
    this.#set({ ...EMPTY, products });
  }

  /** Looks for what is like this product, which need not be of the catalogue. */
  async choose(chosen: Listed): Promise<void> {
    this.#running?.abort();
    const over = new AbortController();
    this.#running = over;
    const change = (next: Partial<SimilarState>): void => {
      // Another choice has taken over.
      if (this.#running === over) this.#set({ ...this.#state, ...next });
    };
    const { products } = this.#state;
    const texts = [...new Set([chosen.text, ...products.map(({ text }) => text)])];
    const unread = (): string[] => texts.filter((text) => !this.#vectors.has(text));
    const count = (): Pick<SimilarState, "read" | "total"> => ({ total: texts.length, read: texts.length - unread().length });
    this.#set({ phase: "working", products, chosen, ...count(), near: [] });
    let end: Pick<SimilarState, "phase" | "problem"> = { phase: "done" };
    try {
      for (let next = unread().slice(0, TOGETHER); next.length > 0; next = unread().slice(0, TOGETHER)) {
        const onStatus = (model: WorkerStatus): void => {
          // It may be another model, whose vectors cannot be compared with those of the last.
          if (model.state === "loading") this.#vectors.clear();
          change({ model });
        };
        const vectors = await this.#options.embedder.embed(next, onStatus, over.signal);
        if (vectors.length !== next.length) throw new WriterError("internal");
        vectors.forEach((vector, at) => this.#vectors.set(next[at] ?? "", vector));
        change(count());
      }
    } catch (error) {
      end = endOf(error);
    }
    try {
      change({ near: await this.#near(chosen, products), ...end });
    } catch (error) {
      change(endOf(error));
    }
  }

  /** Stops reading; what was read stays and is compared. */
  stop(): void {
    this.#running?.abort();
  }

  /** Reads on where a stop or a failure left off. */
  async resume(): Promise<void> {
    if (this.#state.chosen) await this.choose(this.#state.chosen);
  }

  async #near(chosen: Listed, products: readonly Listed[]): Promise<Near[]> {
    const own = this.#vectors.get(chosen.text);
    // A variant, or the catalogue's row of a page's product, is the same to a buyer.
    const others = products.filter(({ product }) => nameOf(product) !== nameOf(chosen.product));
    const read = others.flatMap((one) => {
      const vector = this.#vectors.get(one.text);
      return vector ? [{ ...one, vector }] : [];
    });
    if (!own || read.length === 0) return [];
    const neighbours = await this.#options.compare([own, ...read.map(({ vector }) => vector)], 0, MOST_SHOWN);
    return neighbours.flatMap(({ place, likeness }) => {
      const one = read[place - 1];
      return one && likeness >= LEAST_LIKENESS ? [{ product: one.product, text: one.text, likeness }] : [];
    });
  }

  #set(state: SimilarState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function endOf(error: unknown): Pick<SimilarState, "phase" | "problem"> {
  const { code } = WriterError.from(error);
  return code === "cancelled" ? { phase: "stopped" } : { phase: "failed", problem: errorKey(code) };
}

function nameOf({ name }: Listed["product"]): string {
  return name.trim().toLowerCase();
}
