"""Reviews and their analysis: feeling, aspects with the review's own words, what the buyer wishes."""
from __future__ import annotations

from random import Random
from typing import Any

from .review_words import EN, ZH

LABEL = {"en": ("positive", "negative", "neutral"), "zh": ("正面", "负面", "中性")}


def review(category: str, name: str, lang: str, rng: Random) -> tuple[str, str]:
    """A review and the analysis of it."""
    w: dict[str, Any] = EN if lang == "en" else ZH
    colon = ": " if lang == "en" else "："
    table = {**w["any"], **{k: v for group, cats in w["groups"].items() if category in cats for k, v in w["more"][group].items()}}
    aspects = list(table)
    feeling = rng.choices([0, 1, 2], [40, 35, 25])[0]
    if rng.random() < .1:
        text = rng.choice(w["bare"][feeling]).format(n=name)
        return text, LABEL[lang][feeling]
    count = rng.choice([1, 2, 2, 3, 4])
    if feeling == 2:
        count = rng.choice([2, 2, 4])
    chosen = rng.sample(aspects, min(count, len(aspects)))
    # Mixed of about equal weight is neutral; one lesser grumble does not turn a good review, nor a grain of praise a bad one.
    signs = [feeling] * len(chosen)
    if feeling == 2:
        signs = [0, 1] * (len(chosen) // 2)
        rng.shuffle(signs)
    elif len(chosen) >= 3 and rng.random() < .4:
        signs[-1] = 1 - feeling
    pieces, lines, last = [], [], None
    for aspect, sign in zip(chosen, signs):
        words = rng.choice(table[aspect][sign])
        if last is None:
            pieces.append(words)
        elif sign == last:
            pieces.append(rng.choice(w["and"]) + words)
        else:
            pieces.append(rng.choice(w["but"]) + words)
        lines.append(f"{'+' if sign == 0 else '-'} {aspect}{colon}{words}")
        last = sign
    text = "".join(pieces)
    if lang == "en":
        text = text[:1].upper() + text[1:] + rng.choice([".", ".", "", "!"] if feeling != 2 else [".", ""])
        lines[0] = lines[0].split(": ", 1)[0] + ": " + (lines[0].split(": ", 1)[1][:1].upper() + lines[0].split(": ", 1)[1][1:])
    else:
        text += rng.choice(["。", "。", "", "！"] if feeling != 2 else ["。", ""])
    if rng.random() < .3:
        text = rng.choice(w["lead"][feeling]).format(n=name) + text
    if rng.random() < .25:
        said, need = rng.choice(w["needs"])
        text += "" if text[-1] in ".!。！" else ("." if lang == "en" else "，")
        text += (" " if lang == "en" else "") + said
        lines.append(f"{'need' if lang == 'en' else '需求'}{colon}{need}")
    if rng.random() < .2:
        text += "" if text[-1] in ".!。！" else ("." if lang == "en" else "。")
        text += (" " if lang == "en" else "") + rng.choice(w["aside"])
    if rng.random() < .12:
        text += rng.choice(["😊", "👍", "❤️"] if feeling == 0 else ["😡", "👎", "😤"] if feeling == 1 else ["🤔", "😐"])
    if lang == "en" and rng.random() < .12:
        text = text.lower()
        lines = [line.lower() for line in lines]
    return text, "\n".join([LABEL[lang][feeling], *lines])
