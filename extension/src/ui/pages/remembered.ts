// What the seller filled in, shared by all parts of a page that show it and kept by the browser for the next time.
import { useEffect, useState } from "preact/hooks";
import { readStored, writeStored } from "#platform/storage";

/** One value under one key of the browser's storage; it is read when it is first shown. */
export class Remembered<T extends object> {
  readonly #key: string;
  readonly #parse: (stored: unknown) => T;
  readonly #listeners = new Set<() => void>();
  #loading: Promise<void> | undefined;
  #value: T | undefined;

  /** `parse` must take anything: storage may hold what an older version wrote, or nothing. */
  constructor(key: string, parse: (stored: unknown) => T) {
    this.#key = key;
    this.#parse = parse;
  }

  /** Nothing until it was read. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Shows the change at once and keeps it. */
  async change(change: Partial<T>): Promise<void> {
    await this.#load();
    const value = { ...(this.#value as T), ...change };
    this.#show(value);
    await writeStored(this.#key, value);
  }

  /** Calls back at every change; returns the way to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    void this.#load();
    return () => this.#listeners.delete(listener);
  }

  #load(): Promise<void> {
    this.#loading ??= readStored(this.#key).then(
      (stored) => this.#show(this.#parse(stored)),
      () => this.#show(this.#parse(undefined)),
    );
    return this.#loading;
  }

  #show(value: T): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}

/** The present value, drawn anew at every change. */
export function useRemembered<T extends object>(of: Remembered<T>): T | undefined {
  const [value, setValue] = useState(of.value);
  useEffect(() => {
    const show = (): void => setValue(of.value);
    show();
    return of.subscribe(show);
  }, [of]);
  return value;
}
