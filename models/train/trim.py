"""Which tokens of Gemma's vocabulary the shipped model keeps: those that English and Chinese listings can use.

    python3 trim.py --base gemma.gguf --words american-english --data build/realized/*.jsonl ../data/careful/*.jsonl --out ../shopquill-gemma-3-270m/vocabulary.bits

The list is one bit per token of the base, low bit first, in base64: `cargo xtask model` reads it, so the rule below
is not repeated in Rust. Byte tokens stay, so any text can still be written; it only takes more tokens.
"""
from __future__ import annotations

import argparse
import base64
import json
import pathlib
import re
import textwrap
import unicodedata

import gguf
import numpy as np

import prompt as prompts
from gguf_model import metadata
from vocabulary import Scores

# Ids follow the merge order of the base's own corpus, so a low id is a frequent piece.
ALWAYS, FREQUENT, KNOWN = 10_000, 60_000, 150_000
CONTROL = {"<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"}


def _fits(text: str, *encodings: str) -> bool:
    for encoding in encodings:
        try:
            text.encode(encoding)
            return True
        except UnicodeEncodeError:
            continue
    return False


def keeps(index: int, token: str, kind: int, words: set[str]) -> bool:
    """Whether a token that our own text does not use stays."""
    if kind == 3:
        return token in CONTROL
    if kind == 4:  # runs of newlines and spaces
        return len(token) <= 8 and not token.strip(" \n")
    if kind == 6:  # bytes
        return True
    core = token.replace("\u2581", "")
    if len(core) <= 1:
        if "\u3400" <= core <= "\u9fff":
            return _fits(core, "gb2312", "big5")
        return not core or core.isascii() or core < "\u0250" or unicodedata.category(core)[0] in "SP" or "\u3000" <= core <= "\u303f" or "\uff00" <= core <= "\uffef"
    if core.isascii() and core.isalpha():
        if index < ALWAYS:
            return True
        frequent = index < FREQUENT or (index < KNOWN and token[0] == "\u2581" and core.islower())
        return frequent and core.lower() in words and (core.islower() or core.istitle())
    if core.isascii():
        return len(core) <= 2 or index < 2 * ALWAYS
    return not token.startswith("\u2581") and all("\u3400" <= c <= "\u9fff" for c in core) and _fits(core, "gb2312")


def write(kept: list[int], total: int, path: pathlib.Path) -> None:
    """The bitmap as lines of base64."""
    bits = np.zeros(total, dtype=bool)
    bits[kept] = True
    coded = base64.b64encode(np.packbits(bits, bitorder="little").tobytes()).decode()
    path.write_text("\n".join(textwrap.wrap(coded, 120)) + "\n", "ascii")


def read(path: pathlib.Path) -> list[int]:
    """Kept ids of the base, ascending: the position in this list is the new id."""
    packed = np.frombuffer(base64.b64decode(path.read_text("ascii")), dtype=np.uint8)
    return np.flatnonzero(np.unpackbits(packed, bitorder="little")).tolist()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--words", required=True, type=pathlib.Path, help="a list of English words, one a line")
    parser.add_argument("--data", required=True, nargs="+", type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    reader = gguf.GGUFReader(args.base)
    tokens, kinds = metadata(reader, "tokenizer.ggml.tokens"), metadata(reader, "tokenizer.ggml.token_type")
    words = {line.strip().lower() for line in args.words.read_text("utf-8").splitlines() if re.fullmatch(r"[A-Za-z]+", line.strip())}
    vocabulary, used = Scores(reader), set()
    for file in args.data:
        for text in file.read_text("utf-8").splitlines():
            line = json.loads(text)
            try:
                used.update(vocabulary.encode(prompts.plain_template(line["job"])))
            except prompts.TooLong:
                continue
            used.update(vocabulary.encode(line["answer"]))
    kept = [i for i, (token, kind) in enumerate(zip(tokens, kinds)) if i in used or keeps(i, token, kind, words)]
    write(kept, len(tokens), args.out)
    print(f"{len(kept)} of {len(tokens)} tokens kept, {len(used)} of them in our own text")


if __name__ == "__main__":
    main()
