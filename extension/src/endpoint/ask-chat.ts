// One text from a server that speaks the OpenAI chat protocol, as it grows where the server streams.
import { WriterError } from "../worker/client";
import { eventData } from "./event-stream";
import { rawAnswer } from "./raw-answer";

/** What is asked, and of whom. */
export interface Chat {
  readonly address: string;
  readonly model: string;
  /** Empty for a server that wants none. */
  readonly key: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature: number;
  readonly maxTokens: number;
  /** A text ends before the first of these. */
  readonly stops: readonly string[];
}

/** A server of the seller's own may do one text after the other, so the first word of the last may take long. */
const FIRST_WORD_MS = 180_000;
const NEXT_WORD_MS = 60_000;
const MOST_TEXT = 50_000;

/** Resolves with the whole text; rejects with a `WriterError`, whose message never holds what the server said. */
export async function askChat(chat: Chat, onText: (text: string) => void, signal: AbortSignal, fetcher: typeof fetch = fetch): Promise<string> {
  const late = new AbortController();
  let timer = setTimeout(() => late.abort(), FIRST_WORD_MS);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => late.abort(), NEXT_WORD_MS);
  };
  const over = new AbortController();
  try {
    const response = await post(chat, AbortSignal.any([signal, late.signal, over.signal]), fetcher);
    heard();
    const take = (said: string): boolean => {
      heard();
      const answer = rawAnswer(said, chat.stops);
      if (answer.text !== "") onText(answer.text);
      return answer.over;
    };
    return rawAnswer(await read(response, take), chat.stops).text;
  } catch (error) {
    if (signal.aborted) throw new WriterError("cancelled");
    if (late.signal.aborted) throw new WriterError("endpoint_slow");
    // What the browser says of a line that broke may hold the address.
    throw error instanceof WriterError ? error : new WriterError("endpoint_cut");
  } finally {
    clearTimeout(timer);
    // What a server still writes after the text's end is not waited for.
    over.abort();
  }
}

/** A server that knows not all of what can be asked is asked once more, for the least. */
async function post(chat: Chat, signal: AbortSignal, fetcher: typeof fetch): Promise<Response> {
  const { model, messages, temperature, maxTokens } = chat;
  const least = { model, messages };
  let response = await send(chat, { ...least, temperature, max_tokens: maxTokens, stream: true }, signal, fetcher);
  if (response.status === 400 || response.status === 422) response = await send(chat, least, signal, fetcher);
  if (!response.ok) throw new WriterError(problemOf(response.status));
  return response;
}

function send({ address, key }: Chat, body: object, signal: AbortSignal, fetcher: typeof fetch): Promise<Response> {
  const request: RequestInit = {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) },
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    // The seller has named this host and no other.
    redirect: "error",
    signal,
  };
  return fetcher(address, request).catch(() => {
    throw new WriterError("endpoint_unreachable");
  });
}

function problemOf(status: number): string {
  if (status === 401 || status === 403) return "endpoint_refused";
  if (status === 404 || status === 405) return "endpoint_not_found";
  if (status === 402 || status === 429) return "endpoint_busy";
  return status >= 500 ? "endpoint_broken" : "endpoint_failed";
}

/** What the server says, told to `take` as it grows; ends early when that has enough. */
function read(response: Response, take: (said: string) => boolean): Promise<string> {
  const streams = response.headers.get("content-type")?.includes("text/event-stream");
  return streams && response.body ? readStream(response.body, take) : readWhole(response);
}

async function readStream(body: ReadableStream<Uint8Array>, take: (said: string) => boolean): Promise<string> {
  let said = "";
  let known = false;
  let ended = false;
  for await (const data of eventData(body)) {
    if (data === "[DONE]") return said;
    const event = parse(data) as { error?: unknown; choices?: { delta?: { content?: unknown }; finish_reason?: unknown }[] } | undefined;
    if (event?.error) throw new WriterError("endpoint_broken");
    const choice = event?.choices?.[0];
    known ||= choice !== undefined;
    ended ||= typeof choice?.finish_reason === "string";
    const more = choice?.delta?.content;
    if (typeof more !== "string" || more === "") {
      // Also a thought that the server keeps to itself is a sign of life.
      take(said);
      continue;
    }
    said = bounded(said + more);
    if (take(said)) return said;
  }
  if (!known) throw new WriterError("endpoint_not_chat");
  if (!ended) throw new WriterError("endpoint_cut");
  return said;
}

async function readWhole(response: Response): Promise<string> {
  const answer = parse(await response.text()) as { choices?: { message?: { content?: unknown } }[] } | undefined;
  const message = answer?.choices?.[0]?.message;
  if (!message) throw new WriterError("endpoint_not_chat");
  // A model that has thought until its tokens were used up says nothing.
  return typeof message.content === "string" ? bounded(message.content) : "";
}

function bounded(said: string): string {
  if (said.length > MOST_TEXT) throw new WriterError("endpoint_not_chat");
  return said;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
