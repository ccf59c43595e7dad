import { describe, expect, it, vi } from "vitest";
import type { Job } from "../schema/index";
import { chatAddress } from "./endpoint-settings";
import { type Elsewhere, type Rules, writeElsewhere } from "./write-elsewhere";

const job: Job = { id: "j", task: "title", lang: "en", product: { name: "lamp" } };
const there: Elsewhere = { url: "https://api.example/v1/", model: "m1", key: "secret", note: "Written by api.example." };
const rules: Rules = {
  prepareJob: () => ({ messages: [{ role: "user", content: "Product: lamp" }], maxTokens: 50, candidates: 2, temperature: 0.7, firstTemperature: 0.2, stops: ["\n\n"] }),
  previewJob: (_, text) => text.replace("Title: ", ""),
  finishJob: ({ id }, texts) => ({ id, candidates: texts.map((text) => ({ text: text.replace("Title: ", ""), checks: [] })), notes: ["other"] }),
};
const says = (content: string, status = 200): Response => new Response(JSON.stringify({ choices: [{ message: { content } }] }), { status });
const streams = (...words: readonly string[]): Response =>
  new Response([...words.map((content) => JSON.stringify({ choices: [{ delta: { content } }] })), "[DONE]"].map((data) => `data: ${data}\n\n`).join(""), { headers: { "content-type": "text/event-stream" } });
const write = (fetcher: typeof fetch, onPiece: (candidate: number, text: string) => void = () => undefined) =>
  writeElsewhere(job, there, rules, onPiece, new AbortController().signal, fetcher).catch((error: unknown) => (error as { code: string }).code);

describe("writeElsewhere", () => {
  it("asks once for each candidate, the first the most carefully, and tells where the texts come from", async () => {
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(says(" Lamp")));
    expect(await write(fetcher)).toEqual({ id: "j", candidates: [{ text: "Lamp", checks: [] }, { text: "Lamp", checks: [] }], notes: ["Written by api.example.", "other"] });
    const asked = fetcher.mock.calls.map(([address, init]) => [address, JSON.parse(init?.body as string) as { temperature: number; max_tokens: number }] as const);
    expect(asked.map(([address, { temperature, max_tokens }]) => [address, temperature, max_tokens])).toEqual([
      ["https://api.example/v1/chat/completions", 0.2, 400],
      ["https://api.example/v1/chat/completions", 0.7, 400],
    ]);
  });

  it("shows the texts as they grow, by the same rules", async () => {
    const answers = [streams("Title: ", "Desk", " lamp"), streams("Lamp")];
    const onPiece = vi.fn();
    await write(() => Promise.resolve(answers.shift() as Response), onPiece);
    expect(onPiece.mock.calls.filter(([candidate]) => candidate === 0)).toEqual([[0, "Desk"], [0, "Desk lamp"]]);
    expect(onPiece).toHaveBeenCalledWith(1, "Lamp");
  });

  it("makes do with what has come, and fails only where nothing has", async () => {
    const answers = [says("Lamp"), says("", 500)];
    expect(await write(() => Promise.resolve(answers.shift() as Response))).toMatchObject({ candidates: [{ text: "Lamp" }] });
    expect(await write(() => Promise.resolve(says("", 401)))).toBe("endpoint_refused");
  });
});

describe("chatAddress", () => {
  it("takes an address with or without its last part", () => {
    for (const typed of ["https://api.example/v1", "https://api.example/v1/", " https://api.example/v1/chat/completions "]) expect(chatAddress(typed)).toBe("https://api.example/v1/chat/completions");
  });
});
