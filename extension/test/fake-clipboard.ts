// jsdom has neither DataTransfer nor ClipboardEvent. These stand in for what of them the editors' paste uses.

/** Texts by their type. */
export class FakeTransfer {
  readonly #data = new Map<string, string>();
  get types(): string[] {
    return [...this.#data.keys()];
  }
  setData(type: string, text: string): void {
    this.#data.set(type, text);
  }
  getData(type: string): string {
    return this.#data.get(type) ?? "";
  }
}

/** An event that carries a transfer. */
export class FakeClipboardEvent extends Event {
  readonly clipboardData: FakeTransfer;
  constructor(type: string, { clipboardData, ...rest }: { clipboardData: FakeTransfer } & EventInit) {
    super(type, rest);
    this.clipboardData = clipboardData;
  }
}
