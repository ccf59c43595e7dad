// The one analysis of the panel: a job for each review, one after another, then the report. Tools show it; none owns it, so
// that it goes on while another tab of the panel is open and no review is read twice.
import { languageOf } from "../../content/page/language";
import { randomId } from "../../content/page/random-id";
import { JOB_ERROR_CODES, type JobResult, type ReviewEntry, type ReviewReport } from "../../schema/index";
import { errorKey, type PanelKey } from "../../ui/messages";
import { type WriterClient, WriterError } from "../../worker/client";
import type { WorkerStatus } from "../../worker/protocol";
import type { Review } from "../../content/reviews/review";

/** Where the analysis stands. */
export interface ReviewState {
  readonly phase: "empty" | "working" | "stopped" | "done" | "failed";
  readonly reviews: readonly Review[];
  /** The reviews read so far, in order. */
  readonly entries: readonly ReviewEntry[];
  /** Where the model stands, while it is waited for. */
  readonly model?: WorkerStatus;
  /** Over the entries; there once the reading is over, also after a stop. */
  readonly report?: ReviewReport;
  readonly problem?: PanelKey;
}

/** What a session is taken up again from. */
export type KeptReviews = Pick<ReviewState, "reviews" | "entries">;

/** What the session needs from around it. */
export interface ReviewSessionOptions {
  readonly client: WriterClient;
  readonly analyse: (entries: ReviewEntry[]) => Promise<ReviewReport>;
  /** Called now and then with what is worth keeping, and with nothing once it is forgotten. */
  readonly keep?: (kept: KeptReviews | undefined) => void;
}

/** Reviews between two keepings: what is lost with the panel is read again in seconds. */
const KEEP_EVERY = 10;

/** These say something of the one review; the others would befall the next as well. */
const OF_THE_REVIEW = new Set<string>([...JOB_ERROR_CODES, "context_too_long"]);

/** Reads a list of reviews. */
export class ReviewSession {
  readonly #options: ReviewSessionOptions;
  readonly #listeners = new Set<() => void>();
  /** What the model made of a text, so that going on and adding reviews costs only what is new. */
  readonly #known = new Map<string, JobResult>();
  #state: ReviewState = { phase: "empty", reviews: [], entries: [] };
  #running: AbortController | undefined;

  constructor(options: ReviewSessionOptions) {
    this.#options = options;
  }

  get state(): ReviewState {
    return this.#state;
  }

  /** Calls back at every change; returns the way to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads these reviews in place of whatever was read; texts that are known already are not read again. */
  async start(reviews: readonly Review[]): Promise<void> {
    this.#running?.abort();
    const over = new AbortController();
    this.#running = over;
    const change = (next: Partial<ReviewState>): void => {
      if (this.#running === over) this.#set({ ...this.#state, ...next });
    };
    this.#set({ phase: "working", reviews, entries: [] });
    let phase: ReviewState["phase"] = "done";
    let problem: PanelKey | undefined;
    try {
      for (const review of reviews) {
        const result = await this.#read(review, (model) => change({ model }), over.signal);
        change({ entries: [...this.#state.entries, entryOf(review, result)] });
        if (this.#state.entries.length % KEEP_EVERY === 0) this.#keep();
      }
    } catch (error) {
      const { code } = WriterError.from(error);
      phase = code === "cancelled" ? "stopped" : "failed";
      if (phase === "failed") problem = errorKey(code);
    }
    // Another start has taken over.
    if (this.#running !== over) return;
    this.#keep();
    await this.#report(phase, problem, change);
  }

  /** Stops reading; what was read stays, with a report over it. */
  stop(): void {
    this.#running?.abort();
  }

  /** Reads on where a stop or a failure left off. */
  resume(): Promise<void> {
    return this.start(this.#state.reviews);
  }

  /** Takes up what was kept, unless something has begun since. */
  async restore({ reviews, entries }: KeptReviews): Promise<void> {
    if (this.#state.phase !== "empty" || reviews.length === 0) return;
    for (const { review, result } of entries) if (result.sentiment) this.#known.set(review, result);
    const over = new AbortController();
    this.#running = over;
    const phase = entries.length === reviews.length ? "done" : "stopped";
    this.#set({ phase, reviews, entries });
    await this.#report(phase, undefined, (next) => this.#running === over && this.#set({ ...this.#state, ...next }));
  }

  /** Forgets everything. */
  clear(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#known.clear();
    this.#set({ phase: "empty", reviews: [], entries: [] });
    this.#options.keep?.(undefined);
  }

  #keep(): void {
    const { reviews, entries } = this.#state;
    this.#options.keep?.({ reviews, entries });
  }

  async #read({ text }: Review, onModel: (model: WorkerStatus) => void, signal: AbortSignal): Promise<JobResult> {
    const known = this.#known.get(text);
    if (known) return known;
    const id = randomId();
    try {
      const job = { id, task: "review-analysis" as const, lang: languageOf([text], document), review: text };
      const result = await this.#options.client.write(job, { piece: () => undefined, status: onModel }, signal);
      this.#known.set(text, result);
      return result;
    } catch (error) {
      // Counted as unread; the others are still worth reading.
      if (OF_THE_REVIEW.has(WriterError.from(error).code)) return { id, candidates: [] };
      throw error;
    }
  }

  async #report(phase: ReviewState["phase"], problem: PanelKey | undefined, change: (next: Partial<ReviewState>) => void): Promise<void> {
    const { entries } = this.#state;
    const end = { phase, model: undefined, ...(problem ? { problem } : {}) };
    if (entries.length === 0) return change(end);
    try {
      change({ ...end, report: await this.#options.analyse([...entries]) });
    } catch (error) {
      change({ ...end, phase: "failed", problem: errorKey(WriterError.from(error).code) });
    }
  }

  #set(state: ReviewState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function entryOf({ text, rating, date }: Review, result: JobResult): ReviewEntry {
  return { review: text, ...(rating === undefined ? {} : { rating }), ...(date === undefined ? {} : { date }), result };
}
