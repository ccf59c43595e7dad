"""Writes the training examples: `python3 -m realize.make --out DIR [--seed 7] [--per-lang 14000] [--sample FILE_DIR]`, run in models/train.

One seed gives one file, byte for byte. What an answer states is checked against its job; an example that fails is
dropped and counted, never repaired.
"""
from __future__ import annotations

import argparse
import collections
import json
import pathlib
import random
import re
import sys
from typing import Any

from . import listing_en, listing_zh
from .catalog import Drawn, _price, draw, fact_of, kinds, types
from .reply import reply
from .review import review

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import prompt as prompts  # noqa: E402

SHARES = {"title": 20, "description": 25, "reply": 19, "review-analysis": 12, "bullets": 6, "seo": 5, "short-video": 4, "live-script": 3, "campaign": 3, "recommend": 3}
WRITERS = {"title": "title", "description": "description", "bullets": "bullets", "seo": "seo", "short-video": "short_video", "live-script": "live_script", "campaign": "campaign", "recommend": "recommend"}


def keyword_name(drawn: Drawn, rng: random.Random) -> None:
    """Turns the job's name into a row of search words that holds one or two of the facts."""
    moved = [f for f in drawn.facts if f.kind in ("color", "material", "size", "capacity", "style")][:2]
    if not moved:
        return
    words = [drawn.name, *(f.value for f in moved)]
    rng.shuffle(words)
    drawn.job["name"] = " ".join(words)
    for fact in moved:
        drawn.job.get("attributes", {}).pop(fact.label, None)


def example(entry: dict[str, Any], lang: str, task: str, table: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """One example; true by the way it is put together, and checked all the same."""
    job: dict[str, Any] = {"task": task, "lang": lang}
    if task == "review-analysis":
        job["review"], answer = review(entry["category"], rng.choice(entry[lang]["names"]), lang, rng)
    elif task == "reply":
        drawn = draw(entry, lang, table, rng, most=8)
        known = {f.kind for f in drawn.facts}
        others = [k for k in entry[lang]["attributes"] if k not in known]
        missing = [fact_of(k, entry[lang]["attributes"][k][0], lang, table, rng) for k in rng.sample(others, min(3, len(others)))]
        told = drawn.note + " ".join(f.noun for f in drawn.facts)
        missing = [f for f in missing if f.noun not in told]
        fields, answer = reply(drawn, missing, rng)
        job.update(fields)
    else:
        drawn = draw(entry, lang, table, rng)
        if task in ("title", "description") and rng.random() < .07 and drawn.job["name"] == drawn.name:
            keyword_name(drawn, rng)
        job["product"] = drawn.job
        if rng.random() < .4 and task != "title":
            job["tone"] = rng.choice(["friendly", "premium", "lively"])
        if task == "description" and rng.random() < .3:
            job["length"] = "short" if len(drawn.facts) < 6 else "long" if len(drawn.facts) > 7 else rng.choice(["short", "long"])
        if task in ("short-video", "live-script") and not drawn.price and rng.random() < .4:
            drawn.price = drawn.job["price"] = _price(rng, lang)
        drawn.job, holder = job, drawn.job
        job["product"] = holder
        answer = getattr(listing_en if lang == "en" else listing_zh, WRITERS[task])(drawn, rng)
    return {"type": entry["id"], "split": entry["split"], "job": job, "answer": answer}


def fault(line: dict[str, Any]) -> str:
    """Why an example must not be trained on; empty when nothing is wrong."""
    job, answer = line["job"], line["answer"]
    try:
        asked = prompts.prompt(job)
    except prompts.TooLong:
        return "too long"
    if not answer.strip() or "\n\n" in answer or "{" in answer:
        return "shape"
    given = collections.Counter(re.findall(r"\d+", asked))
    for number, times in collections.Counter(re.findall(r"\d+", answer)).items():
        if number not in given:
            return "number"
        if job["task"] == "description" and times > given[number]:
            return "number said twice"
    words = re.findall(r"[a-z]+", answer.lower())
    if any(a == b and len(a) > 1 for a, b in zip(words, words[1:])) and "\n" not in answer:
        return "word twice"
    if job["task"] == "description":
        flat = re.sub(r"\s", "", answer.lower())
        for key, _, value in prompts.facts(job):
            if key.startswith("attributes.") and len(value) > 2 and value.lower() not in ("yes", "none", "not") and re.sub(r"\s", "", value.lower()) not in flat:
                return "fact left out"
    if job["task"] == "title" and prompts.width(answer) > (78 if job["lang"] == "en" else 64):
        return "title too long"
    if job["task"] == "review-analysis":
        for row in answer.splitlines()[1:]:
            if re.split(": |：", row, maxsplit=1)[1].lower() not in job["review"].lower():
                return "quote"
    return ""


def spread(lines: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    """distinct-1/2/3 over the answers, and the share of the most frequent opening (three words, six characters)."""
    grams: dict[int, list[Any]] = {1: [], 2: [], 3: []}
    opens: collections.Counter[str] = collections.Counter()
    for line in lines:
        text = line["answer"]
        tokens = re.findall(r"\w+|[^\w\s]", text.lower()) if lang == "en" else [c for c in text if not c.isspace()]
        for n in grams:
            grams[n] += [tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1)]
        opens[" ".join(text.split()[:3]) if lang == "en" else text[:6]] += 1
    top = opens.most_common(1)[0]
    return {**{f"distinct{n}": round(len(set(g)) / max(1, len(g)), 4) for n, g in grams.items()}, "opening": top[0], "share": round(top[1] / len(lines), 4)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--sample", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--per-lang", type=int, default=14000)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    catalog, table = types(), kinds()
    for lang in ("en", "zh"):
        rng = random.Random(f"{args.seed}:{lang}")
        lines, seen, dropped = [], set(), collections.Counter()
        while len(lines) < args.per_lang:
            task = rng.choices(list(SHARES), list(SHARES.values()))[0]
            line = example(rng.choice(catalog), lang, task, table, rng)
            why = fault(line)
            key = (json.dumps(line["job"], ensure_ascii=False, sort_keys=True))
            why = why or ("seen" if key in seen else "")
            if why:
                dropped[f"{task}: {why}"] += 1
                continue
            seen.add(key)
            lines.append(line)
        text = [json.dumps(line, ensure_ascii=False) + "\n" for line in lines]
        (args.out / f"realized.{lang}.jsonl").write_text("".join(text), "utf-8")
        if args.sample:
            args.sample.mkdir(parents=True, exist_ok=True)
            (args.sample / f"realized.{lang}.jsonl").write_text("".join(random.Random(1).sample(text, 200)), "utf-8")
        print(lang, len(lines), "examples,", sum(line["split"] == "eval" for line in lines), "held out;", round(sum(map(len, text)) / 1e6, 1), "M characters")
        print("  dropped:", dict(dropped.most_common()))
        for task in SHARES:
            some = [line for line in lines if line["job"]["task"] == task]
            print(f"  {task:16}{len(some):6}", spread(some, lang))


if __name__ == "__main__":
    main()
