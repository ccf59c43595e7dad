import { beforeEach, describe, expect, it, vi } from "vitest";
import { readStored, writeStored } from "#platform/storage";
import { Remembered } from "./remembered";

interface Note {
  readonly text: string;
  readonly done: boolean;
}

const parse = (stored: unknown): Note => ({ text: "", done: false, ...(stored as Partial<Note> | undefined) });

describe("what the seller filled in", () => {
  beforeEach(() => localStorage.clear());

  it("is there again the next time", async () => {
    const note = new Remembered("note", parse);
    await note.change({ text: "lamp" });
    expect(await readStored("note")).toEqual({ text: "lamp", done: false });
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
    await writeStored("note", { text: "lamp", done: false });
    const note = new Remembered("note", parse);
    await note.change({ done: true });
    expect(note.value).toEqual({ text: "lamp", done: true });
  });

  it("starts empty where storage holds something else", async () => {
    localStorage.setItem("shopquill/note", "{");
    const note = new Remembered("note", parse);
    note.subscribe(() => undefined);
    await vi.waitFor(() => expect(note.value).toEqual(parse(undefined)));
  });
});
