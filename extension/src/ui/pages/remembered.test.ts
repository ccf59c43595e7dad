import { beforeEach, describe, expect, it, vi } from "vitest";
import { Remembered } from "./remembered";

interface Note {
  readonly text: string;
  readonly done: boolean;
}

const parse = (stored: unknown): Note => ({ text: "", done: false, ...(stored as Partial<Note> | undefined) });

describe("what the seller filled in", () => {
  let kept: Record<string, unknown>;
  beforeEach(() => {
    kept = {};
    const local = { get: (key: string) => Promise.resolve({ [key]: kept[key] }), set: (items: object) => Promise.resolve(Object.assign(kept, items)) };
    vi.stubGlobal("chrome", { storage: { local } });
  });

  it("is there again the next time", async () => {
    const note = new Remembered("note", parse);
    await note.change({ text: "lamp" });
    expect(kept.note).toEqual({ text: "lamp", done: false });
    const next = new Remembered("note", parse);
    next.subscribe(() => undefined);
    await vi.waitFor(() => expect(next.value).toEqual({ text: "lamp", done: false }));
  });

  it("is told to everyone who shows it, before it is stored", async () => {
    const note = new Remembered("note", parse);
    const seen: (Note | undefined)[] = [];
    const forget = note.subscribe(() => seen.push(note.value));
    await note.change({ done: true });
    forget();
    await note.change({ done: false });
    expect(seen).toEqual([parse(undefined), { text: "", done: true }]);
  });

  it("that was typed before the old one was read goes on top of it", async () => {
    kept.note = { text: "lamp", done: false };
    const note = new Remembered("note", parse);
    await note.change({ done: true });
    expect(note.value).toEqual({ text: "lamp", done: true });
  });

  it("starts empty where storage fails", async () => {
    chrome.storage.local.get = () => Promise.reject(new Error("full"));
    const note = new Remembered("note", parse);
    note.subscribe(() => undefined);
    await vi.waitFor(() => expect(note.value).toEqual(parse(undefined)));
  });
});
