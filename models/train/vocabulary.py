"""The tokenizer of a GGUF file, in Python: SentencePiece merges by score (Gemma), byte-level BPE (SmolLM2)."""
from __future__ import annotations

import heapq
import re

import gguf

from gguf_model import metadata

BYTE, USER_DEFINED = 6, 4


class Scores:
    """Merges the neighbours whose joined piece has the best score; ties go to the left."""

    def __init__(self, reader: gguf.GGUFReader, kept: list[int] | None = None) -> None:
        """`kept`: the base's ids that a trimmed model has; a position in it is the new id."""
        def column(key: str) -> list:
            whole = metadata(reader, f"tokenizer.ggml.{key}")
            return whole if kept is None else [whole[i] for i in kept]

        tokens, scores, types = column("tokens"), column("scores"), column("token_type")
        self.tokens = tokens
        self.ids = {t: i for i, t in enumerate(tokens) if types[i] in (1, USER_DEFINED)}
        self.control = {t: i for i, t in enumerate(tokens) if types[i] == 3}
        self.scores = scores
        self.byte = {int(t[3:5], 16): i for i, t in enumerate(tokens) if types[i] == BYTE}
        whole = sorted((t for i, t in enumerate(tokens) if types[i] == USER_DEFINED), key=len, reverse=True)
        self.whole = re.compile("(" + "|".join(map(re.escape, whole)) + ")") if whole else None

    def encode(self, text: str) -> list[int]:
        parts = self.whole.split(text) if self.whole else [text]
        out: list[int] = []
        for i, part in enumerate(parts):
            if part:
                out += [self.ids[part]] if i % 2 else self._merge(part.replace(" ", "\u2581"))
        return out

    def _merge(self, text: str) -> list[int]:
        pieces: list[str | None] = list(text)
        after = list(range(1, len(text) + 1))
        before = list(range(-1, len(text) - 1))
        heap: list[tuple[float, int, int, str]] = []

        def offer(left: int) -> None:
            right = after[left]
            if right < len(pieces):
                joined = (pieces[left] or "") + (pieces[right] or "")
                if joined in self.ids:
                    heapq.heappush(heap, (-self.scores[self.ids[joined]], left, right, joined))

        for i in range(len(text) - 1):
            offer(i)
        while heap:
            _, left, right, joined = heapq.heappop(heap)
            if pieces[left] is None or pieces[right] is None or after[left] != right or pieces[left] + pieces[right] != joined:
                continue
            pieces[left], pieces[right] = joined, None
            after[left] = after[right]
            if after[left] < len(pieces):
                before[after[left]] = left
            offer(left)
            if before[left] >= 0:
                offer(before[left])
        out: list[int] = []
        for piece in pieces:
            if piece is not None:
                out += [self.ids[piece]] if piece in self.ids else [self.byte[b] for b in piece.replace("\u2581", " ").encode()]
        return out


class ByteBpe:
    """GPT-2's byte-level BPE; digits one by one, as SmolLM2 was trained."""

    def __init__(self, reader: gguf.GGUFReader) -> None:
        from tokenizers import Tokenizer, models, pre_tokenizers

        if (kind := metadata(reader, "tokenizer.ggml.pre")) != "smollm":
            raise ValueError(f"unknown pre-tokenizer {kind}")
        tokens, types = metadata(reader, "tokenizer.ggml.tokens"), metadata(reader, "tokenizer.ggml.token_type")
        merges = [tuple(m.split(" ", 1)) for m in metadata(reader, "tokenizer.ggml.merges")]
        self.tokenizer = Tokenizer(models.BPE(vocab={t: i for i, t in enumerate(tokens)}, merges=merges))
        self.tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
        self.control = {t: i for i, t in enumerate(tokens) if types[i] == 3}

    def encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids


def of(reader: gguf.GGUFReader, kept: list[int] | None = None) -> Scores | ByteBpe:
    """The file's tokenizer, trimmed to `kept`."""
    if metadata(reader, "tokenizer.ggml.model") == "llama":
        return Scores(reader, kept)
    if kept is not None:
        raise ValueError("byte-level vocabularies are not trimmed: merges would lose their parts")
    return ByteBpe(reader)
