// One open panel's story, without any DOM of its own: asks for texts, takes the stream, writes to the field, undoes.
// The view draws `state`; whatever goes wrong, what was written so far stays in it.
import type { Check, Count, Job } from "../schema/index";
import { copyText } from "../ui/copy-text";
import type { PanelKey } from "../ui/messages";
import { usedText, type WriterClient, WriterError } from "../worker/client";
import type { WorkerStatus } from "../worker/protocol";
import type { FieldTask } from "./adapters/adapter";
import type { FieldContent } from "./fields/field-content";
import type { UndoStore } from "./fields/undo";
import type { WriteOutcome } from "./fields/write-field";
import { isInPage } from "./page/frame";

export interface Draft {
  readonly text: string;
  readonly checks: readonly Check[];
  readonly count?: Count;
}

/** `waiting` is everything before the first word: in the queue, loading, reading the prompt. */
export type Phase = "waiting" | "writing" | "done" | "stopped" | "failed";

export interface SessionState {
  readonly task: FieldTask;
  readonly job?: Job;
  readonly phase: Phase;
  readonly model?: WorkerStatus;
  readonly drafts: readonly Draft[];
  readonly selected: number;
  readonly error?: string;
  readonly withheld: readonly string[];
  readonly notes: readonly string[];
  readonly fieldGone: boolean;
  readonly canUndo: boolean;
  readonly notice?: PanelKey;
  /** The seller's edits that an undo replaced. */
  readonly edits?: FieldContent;
}

export interface SessionParts {
  readonly task: FieldTask;
  readonly field: HTMLElement;
  readonly client: WriterClient;
  readonly undo: UndoStore;
  /** Reads the page anew, so that a second try sees what the seller has typed since. */
  readonly readJob: () => Job;
  /** Looks at the page again, as it may have built the field anew a moment ago. */
  readonly refresh: () => void;
}

const OUTCOME: Record<Exclude<WriteOutcome, "kept">, PanelKey> = { not_kept: "notice_not_kept", gone: "notice_field_gone", read_only: "notice_read_only" };

export class Session {
  readonly #parts: SessionParts;
  readonly #listeners = new Set<() => void>();
  #field: HTMLElement;
  #running: AbortController | undefined;
  #writing = false;
  #state: SessionState;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#field = parts.field;
    this.#state = { task: parts.task, phase: "waiting", drafts: [], selected: 0, withheld: [], notes: [], fieldGone: false, canUndo: parts.undo.has(parts.field) };
  }

  get state(): SessionState {
    return this.#state;
  }

  get field(): HTMLElement {
    return this.#field;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts writing; while a text is being written this changes nothing, so a second click starts no second job. */
  async generate(): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    const current = (): boolean => this.#running === running;
    this.#set({ phase: "waiting", drafts: [], selected: 0, error: undefined, withheld: [], notes: [], notice: undefined, model: undefined });
    try {
      const job = this.#readJob();
      this.#set({ job });
      const result = await this.#parts.client.write(
        job,
        {
          piece: (candidate, text) => {
            if (current()) this.#takePiece(candidate, text);
          },
          status: (model) => {
            if (current()) this.#set({ model });
          },
        },
        running.signal,
      );
      if (!current()) return;

      this.#set({
        phase: "done",
        drafts: result.candidates,
        selected: Math.min(this.#state.selected, Math.max(0, result.candidates.length - 1)),
        withheld: (result.withheld ?? []).map(({ reason }) => reason),
        notes: result.notes ?? [],
        ...(result.candidates.length === 0 ? { phase: "failed" as const, error: "nothing_usable" } : {}),
      });
    } catch (error) {
      if (current()) this.#fail(WriterError.from(error));
    } finally {
      if (current()) this.#running = undefined;
      this.#emit();
    }
  }

  /** Ends the running job and keeps what it wrote. */
  stop(): void {
    if (!this.#running) return;
    this.#running.abort();
    this.#running = undefined;
    const written = this.#state.drafts.some(({ text }) => text !== "");
    this.#set({ phase: "stopped", ...(written ? { notice: "notice_no_longer_needed" as const } : {}) });
  }

  select(index: number): void {
    const { drafts } = this.#state;
    if (drafts.length > 0) this.#set({ selected: (index + drafts.length) % drafts.length });
  }

  async insert(): Promise<void> {
    const text = this.#selectedText();
    if (!text || this.#writing || this.isRunning) return;
    const before = this.#parts.undo.has(this.#field);
    const outcome = await this.#write(() => this.#parts.undo.insert(this.#field, text));
    const original = this.#parts.undo.original(this.#field)?.text ?? "";
    const done: PanelKey = before || original !== "" ? "notice_inserted" : "notice_inserted_empty";
    if (outcome === "kept") this.#tellUsed(text);
    this.#set({ notice: outcome === "kept" ? done : OUTCOME[outcome], edits: undefined });
  }

  async undo(): Promise<void> {
    if (this.#writing) return;
    const undone = await this.#write(() => this.#parts.undo.undo(this.#field));
    if (!undone) return;
    const { outcome, edits } = undone;
    this.#set({ notice: outcome === "kept" ? (edits ? "notice_edits_kept" : "notice_undone") : OUTCOME[outcome], edits });
  }

  async putEditsBack(): Promise<void> {
    const { edits } = this.#state;
    if (!edits || this.#writing) return;
    const outcome = await this.#write(() => this.#parts.undo.insert(this.#field, edits.text));
    this.#set(outcome === "kept" ? { notice: "notice_edits_back", edits: undefined } : { notice: OUTCOME[outcome] });
  }

  async copy(): Promise<void> {
    const text = this.#selectedText();
    if (!text) return;
    const copied = await copyText(text);
    if (copied) this.#tellUsed(text);
    this.#set({ notice: copied ? "notice_copied" : "notice_copy_failed" });
  }

  /** The page took the field away, or (with `replacement`) built it anew. */
  fieldChanged(replacement: HTMLElement | undefined): void {
    if (replacement) {
      this.#parts.undo.move(this.#field, replacement);
      this.#field = replacement;
    }
    const fieldGone = !isInPage(this.#field);
    if (fieldGone !== this.#state.fieldGone) this.#set({ fieldGone, ...(fieldGone ? { notice: "notice_field_gone" as const } : { notice: undefined }) });
  }

  #readJob(): Job {
    try {
      return this.#parts.readJob();
    } catch {
      // The adapter met a page it does not understand; the reason may hold page text, so it goes nowhere.
      throw new WriterError("page_unreadable");
    }
  }

  #takePiece(candidate: number, text: string): void {
    const drafts = [...this.#state.drafts];
    while (drafts.length <= candidate) drafts.push({ text: "", checks: [] });
    drafts[candidate] = { text, checks: [] };
    this.#set({ phase: "writing", drafts });
  }

  #fail({ code }: WriterError): void {
    if (code === "cancelled") this.#set({ phase: "stopped" });
    else this.#set({ phase: "failed", error: code });
  }

  #tellUsed(text: string): void {
    const { job } = this.#state;
    if (job) this.#parts.client.used?.(usedText(job, text));
  }

  #selectedText(): string {
    return this.#state.drafts[this.#state.selected]?.text ?? "";
  }

  /** Editing a field takes several turns of the event loop; two edits at once would mix. */
  async #write<T>(edit: () => Promise<T>): Promise<T> {
    if (!isInPage(this.#field)) this.#parts.refresh();
    this.#writing = true;
    try {
      return await edit();
    } finally {
      this.#writing = false;
      this.#set({ canUndo: this.#parts.undo.has(this.#field) });
    }
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    this.#emit();
  }

  #emit(): void {
    for (const listener of this.#listeners) listener();
  }
}
