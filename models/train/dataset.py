"""Examples as token rows: prompt without loss, answer with loss; batches of like length."""
from __future__ import annotations

import json
import pathlib
import random
from dataclasses import dataclass
from typing import Any, Iterator

import prompt as prompts

SENTIMENTS = {
    "en": {"positive": "positive", "negative": "negative", "neutral": "neutral"},
    "zh": {"positive": "正面", "negative": "负面", "neutral": "中性"},
}


@dataclass(frozen=True)
class Row:
    """Token ids and how many of the first carry no loss."""
    ids: list[int]
    quiet: int


def _row(line: dict[str, Any], vocabulary: Any, template: str, bos: int | None) -> Row:
    job = line["job"]
    # Of a review that is only labelled, what comes after the label is not known: neither an end nor an aspect.
    end = "\n" if line.get("unfinished") else "\n\n"
    if template == "plain":
        head = ([bos] if bos is not None else []) + vocabulary.encode(prompts.plain_template(job))
        # Prompt and answer are encoded apart, as decoding does; the blank line is what stops the engine.
        return Row(head + vocabulary.encode(line["answer"]) + vocabulary.encode(end), len(head))
    head = []
    for control, text in prompts.chatml_template(job):
        head += [vocabulary.control[text]] if control else vocabulary.encode(text)
    tail = vocabulary.encode("\n") if line.get("unfinished") else [vocabulary.control["<|im_end|>"]]
    return Row(head + vocabulary.encode(line["answer"]) + tail, len(head))


def read(files: list[pathlib.Path], split: str, held: set[str], langs: list[str]) -> list[dict[str, Any]]:
    """The lines of this split; careful lines take the split of their product type."""
    out = []
    for file in files:
        for text in file.read_text("utf-8").splitlines():
            line = json.loads(text)
            kind = line.get("split") or ("eval" if line.get("type") in held else "train")
            if kind == split and line["job"]["lang"] in langs:
                out.append(line)
    return out


def labelled(files: list[pathlib.Path], langs: list[str]) -> list[dict[str, Any]]:
    """Labelled reviews as analyses of which only the first line is known."""
    out = []
    for file in files:
        lang = file.name.split(".")[-2]
        if lang not in langs:
            continue
        for line in map(json.loads, file.read_text("utf-8").splitlines()):
            job = {"task": "review-analysis", "lang": lang, "review": line["review"]}
            out.append({"job": job, "answer": SENTIMENTS[lang][line["sentiment"]], "unfinished": True})
    return out


def rows(lines: list[dict[str, Any]], vocabulary: Any, template: str, bos: int | None, longest: int) -> tuple[list[Row], int]:
    """Token rows, and how many lines were too long for Rust's prompt budget or for training."""
    out, left = [], 0
    for line in lines:
        try:
            row = _row(line, vocabulary, template, bos)
        except prompts.TooLong:
            left += 1
            continue
        if len(row.ids) > longest:
            left += 1
        else:
            out.append(row)
    return out, left


def batches(all_rows: list[Row], tokens: int, seed: int) -> Iterator[list[Row]]:
    """One epoch of batches of at most `tokens` padded tokens; like lengths together, order by seed."""
    rng = random.Random(seed)
    order = list(all_rows)
    rng.shuffle(order)
    made: list[list[Row]] = []
    for start in range(0, len(order), 2048):
        bucket = sorted(order[start:start + 2048], key=lambda r: len(r.ids))
        batch: list[Row] = []
        for row in bucket:
            if batch and (len(batch) + 1) * len(row.ids) > tokens:
                made.append(batch)
                batch = []
            batch.append(row)
        if batch:
            made.append(batch)
    rng.shuffle(made)
    yield from made
