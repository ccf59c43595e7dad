// Guesses how a text file is encoded. Excel in China saves CSV as GB18030 without a mark, elsewhere as Windows-1252.

const MARKS: readonly (readonly [label: string, mark: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
const SAMPLE = 4_096;

/** The file's text, without its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The label of the encoding, as `TextDecoder` takes it. */
export function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, place) => bytes[place] === byte));
  if (marked) return marked[0];
  const wide = utf16WithoutMark(bytes.subarray(0, SAMPLE));
  if (wide) return wide;
  if (decodes(bytes, "utf-8")) return "utf-8";
  return decodes(bytes, "gb18030") && !highBytesStandAlone(bytes) ? "gb18030" : "windows-1252";
}

/** Commas, digits and line ends have a zero byte on one side in UTF-16, and never in a text of another encoding. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 20 || bytes.length < 2) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** An accented letter is one high byte among ASCII; a Chinese character is two, and rarely comes alone. */
function highBytesStandAlone(bytes: Uint8Array): boolean {
  const high = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;
  let all = 0;
  let alone = 0;
  bytes.forEach((byte, place) => {
    if (!high(byte)) return;
    all += 1;
    if (!high(bytes[place - 1]) && !high(bytes[place + 1])) alone += 1;
  });
  return alone * 2 > all;
}
