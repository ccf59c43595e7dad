// Reads a model's own name from the head of its GGUF file: magic, version, tensor count, key count, then keys with
// length-prefixed names and typed values, all little-endian (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
const STRING = 8;
const MAGIC = 0x46554747;
const ENOUGH = 65_536;
/** Bytes that a value of each type takes; lists and unknown types have no fixed size and end the search. */
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };

/** The packed model's name, from the first bytes of its file. */
export async function packedModelName(): Promise<{ name: string | undefined; size: number }> {
  const response = await fetch(chrome.runtime.getURL("model/model.gguf"));
  const blob = await response.blob();
  return { name: modelName(await blob.slice(0, ENOUGH).arrayBuffer()), size: blob.size };
}

/** `general.name`, if it stands among the strings at the head of the file. */
export function modelName(head: ArrayBuffer): string | undefined {
  const view = new DataView(head);
  let at = 24;
  const text = (): string => {
    const length = Number(view.getBigUint64(at, true));
    const bytes = new Uint8Array(head, at + 8, length);
    at += 8 + length;
    return new TextDecoder().decode(bytes);
  };
  try {
    if (view.getUint32(0, true) !== MAGIC) return undefined;
    for (;;) {
      const key = text();
      const type = view.getUint32(at, true);
      at += 4;
      if (type === STRING) {
        const value = text();
        if (key === "general.name") return value.slice(0, 100);
        continue;
      }
      const size = SIZES[type];
      if (size === undefined) return undefined;
      at += size;
    }
  } catch {
    return undefined;
  }
}
