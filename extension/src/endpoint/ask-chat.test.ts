import { afterEach, describe, expect, it, vi } from "vitest";
import { askChat, type Chat } from "./ask-chat";

const chat: Chat = { address: "https://api.example/v1/chat/completions", model: "m1", key: "secret", messages: [{ role: "user", content: "Product: lamp" }], temperature: 0.7, maxTokens: 50, stops: ["\nPrice:"] };
const never = new AbortController().signal;

const whole = (content: unknown, status = 200): Response => new Response(JSON.stringify({ choices: [{ message: { content } }] }), { status });
const event = (delta: object, finish_reason: string | null = null): string => `data: ${JSON.stringify({ choices: [{ delta, finish_reason }] })}\n\n`;
const DONE = "data: [DONE]\n\n";

/** Answers with these bytes, cut anywhere; without an end the line stays open. */
function streamed(parts: readonly (string | Uint8Array)[], { end = true, onCancel }: { end?: boolean; onCancel?: () => void } = {}): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(typeof part === "string" ? new TextEncoder().encode(part) : part);
      if (end) controller.close();
    },
    cancel: onCancel,
  });
  return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
}

/** As the browser's own: what is aborted rejects, also while the answer is read. */
const answering = (response: Response): typeof fetch => (_, init) => {
  const { body, headers, status } = response;
  const line = body?.pipeThrough(new TransformStream(), { signal: init?.signal ?? undefined });
  return Promise.resolve(new Response(line, { headers, status }));
};

const ask = (fetcher: typeof fetch, { onText = () => undefined, signal = never }: { onText?: (text: string) => void; signal?: AbortSignal } = {}) =>
  askChat(chat, onText, signal, fetcher).catch((error: unknown) => (error as { code: string }).code);

describe("askChat", () => {
  afterEach(() => vi.useRealTimers());

  it("asks for a stream, with the key, and nothing but the address that was named", async () => {
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(whole("Lamp")));
    expect(await ask(fetcher)).toBe("Lamp");
    const [address, init] = fetcher.mock.calls[0] ?? [];
    expect(address).toBe(chat.address);
    expect(new Headers(init?.headers).get("authorization")).toBe("Bearer secret");
    expect(init).toMatchObject({ redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" });
    expect(JSON.parse(init?.body as string)).toEqual({ model: "m1", messages: chat.messages, temperature: 0.7, max_tokens: 50, stream: true });
  });

  it("tells a stream's text as it grows, wherever its bytes are cut", async () => {
    const bytes = new TextEncoder().encode(event({ role: "assistant" }) + event({ content: "台灯" }) + ": ping\n\n" + event({ content: "，白色" }, "stop") + DONE);
    const cuts = [7, 71, 72, 120].map((at, index, all) => bytes.slice(all[index - 1] ?? 0, at));
    const heard: string[] = [];
    expect(await ask(answering(streamed([...cuts, bytes.slice(120)])), { onText: (text) => heard.push(text) })).toBe("台灯，白色");
    expect(heard).toEqual(["台灯", "台灯，白色"]);
  });

  it("leaves thoughts out, and ends the line where a text of the task ends", async () => {
    const cancelled = vi.fn();
    const heard: string[] = [];
    const said = ["<thi", "nk>A title.\nPrice: no.", "</think>\n\n", "Desk lamp", "\nPrice", ": 3"].map((content) => event({ content }));
    expect(await ask(answering(streamed(said, { end: false, onCancel: cancelled })), { onText: (text) => heard.push(text) })).toBe("Desk lamp");
    expect(heard).toEqual(["Desk lamp", "Desk lamp\nPrice", "Desk lamp"]);
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalled());
  });

  it("asks a server that refuses the extras once more, for the least", async () => {
    const answers = [new Response("", { status: 400 }), whole("Lamp")];
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(answers.shift() as Response));
    expect(await ask(fetcher)).toBe("Lamp");
    expect(JSON.parse(fetcher.mock.calls[1]?.[1]?.body as string)).toEqual({ model: "m1", messages: chat.messages });
  });

  it("names what went wrong", async () => {
    const codes = { 400: "failed", 401: "refused", 403: "refused", 404: "not_found", 429: "busy", 402: "busy", 500: "broken", 503: "broken" };
    for (const [status, code] of Object.entries(codes)) expect(await ask(() => Promise.resolve(whole("no", Number(status)))), status).toBe(`endpoint_${code}`);
    expect(await ask(() => Promise.reject(new TypeError("offline")))).toBe("endpoint_unreachable");
    for (const odd of ["<html>", "{}", '{"choices":[]}', "null"]) expect(await ask(() => Promise.resolve(new Response(odd))), odd).toBe("endpoint_not_chat");
    expect(await ask(() => Promise.resolve(whole("x".repeat(50_001))))).toBe("endpoint_not_chat");
    expect(await ask(answering(streamed(["<html>\n"])))).toBe("endpoint_not_chat");
    expect(await ask(answering(streamed([event({ content: "Desk" }), 'data: {"error":{"message":"overloaded"}}\n\n'])))).toBe("endpoint_broken");
  });

  it("takes no text whose line broke", async () => {
    expect(await ask(answering(streamed([event({ content: "Desk" })])))).toBe("endpoint_cut");
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) });
    expect(await ask(answering(new Response(broken, { headers: { "content-type": "text/event-stream" } })))).toBe("endpoint_cut");
    expect(await ask(answering(streamed([event({ content: "Desk" }, "length")])))).toBe("Desk");
  });

  it("waits long for the first word, and less long for the next", async () => {
    vi.useFakeTimers();
    const hanging: typeof fetch = (_, init) => new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))));
    const first = ask(hanging);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(await first).toBe("endpoint_slow");
    const next = ask(answering(streamed([event({ content: "Desk" })], { end: false })));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await next).toBe("endpoint_slow");
  });

  it("ends at once when it is cancelled, before and while the text comes", async () => {
    expect(await ask(() => Promise.reject(new DOMException("", "AbortError")), { signal: AbortSignal.abort() })).toBe("cancelled");
    const stop = new AbortController();
    const cancelled = vi.fn();
    expect(await ask(answering(streamed([event({ content: "Desk" })], { end: false, onCancel: cancelled })), { signal: stop.signal, onText: () => stop.abort() })).toBe("cancelled");
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalled());
  });
});
