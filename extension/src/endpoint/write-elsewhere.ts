// Does a job at the seller's endpoint: the prompt is made here, raw texts come back, and they are cleaned, checked and
// ranked by the same rules as those of our own model.
import type { Job, JobResult } from "../schema/index";
import { WriterError } from "../worker/client";
import type { Glue } from "../worker/glue";
import { askChat } from "./ask-chat";
import { chatAddress, type Endpoint } from "./endpoint-settings";

/** What the background tells the engine's owner of a job that is to be done elsewhere. */
export interface Elsewhere extends Pick<Endpoint, "url" | "model"> {
  readonly key: string;
  /** The sentence that tells the seller where the texts come from. */
  readonly note: string;
}

/** The functions of the module that the job goes through. */
export type Rules = Pick<Glue, "prepareJob" | "previewJob" | "finishJob">;

/** Other models count in smaller tokens than ours, and some think before they write. */
const ROOM = 8;

/** Resolves with the checked candidates; rejects with a `WriterError`. `onPiece` hears each text as it may be shown so far. */
export async function writeElsewhere(job: Job, elsewhere: Elsewhere, rules: Rules, onPiece: (candidate: number, text: string) => void, signal: AbortSignal, fetcher?: typeof fetch): Promise<JobResult> {
  const { messages, maxTokens, candidates, temperature, firstTemperature, stops } = rules.prepareJob(job);
  const { url, model, key, note } = elsewhere;
  const chat = { address: chatAddress(url), model, key, messages, maxTokens: maxTokens * ROOM, stops };
  // Not every server knows how to draw several texts at once, so each is asked for by itself.
  const asked = Array.from({ length: candidates }, (_, candidate) =>
    askChat({ ...chat, temperature: candidate === 0 ? firstTemperature : temperature }, previews(job, rules, (text) => onPiece(candidate, text)), signal, fetcher),
  );
  const settled = await Promise.allSettled(asked);
  if (signal.aborted) throw new WriterError("cancelled");
  const texts = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = settled.find((one) => one.status === "rejected");
  if (texts.length === 0 && failed) throw WriterError.from(failed.reason);
  const result = rules.finishJob(job, texts);
  return { ...result, notes: [note, ...(result.notes ?? [])] };
}

/** Tells what may be shown, each time that it changes. */
function previews(job: Job, rules: Rules, show: (text: string) => void): (text: string) => void {
  let shown = "";
  return (text) => {
    const preview = rules.previewJob(job, text);
    if (preview === shown) return;
    shown = preview;
    show(preview);
  };
}
