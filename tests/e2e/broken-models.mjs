// Model files that must be refused, made in memory. The layout is that of GGUF version 3: magic, version, tensor count,
// key count, then keys (length-prefixed name, type, value), all little-endian.
import { Buffer } from "node:buffer";
import { open } from "node:fs/promises";
import path from "node:path";
import { modelCache, models } from "./places.mjs";

const STRING = 8;
const smollm = path.join(modelCache, models.smollm);

export const brokenModels = {
  /** Not a model at all. */
  "noise.gguf": async () => Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197 + 13) % 256)),
  "empty.gguf": async () => Buffer.alloc(0),
  /** A real model that ends early, as after a broken download. */
  "cut.gguf": async () => readBytes(smollm, 20_000_000),
  /** A real head whose tensor count asks for far more memory than there is. */
  "greedy.gguf": async () => {
    const bytes = await readBytes(smollm, 1_000_000);
    bytes.writeBigUInt64LE(0x7fff_ffff_ffffn, 8);
    return bytes;
  },
  "unknown-architecture.gguf": async () => header([["general.architecture", "abacus"], ["general.name", "a model nobody knows"]]),
};

async function readBytes(file, length) {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function header(entries) {
  const parts = [Buffer.from("GGUF"), u32(3), u64(0), u64(entries.length)];
  for (const [key, value] of entries) parts.push(text(key), u32(STRING), text(value));
  const bytes = Buffer.concat(parts);
  return Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32)]);
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}
