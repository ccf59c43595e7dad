"""The catalogue, and product jobs drawn from it: complete and incomplete, tidy and messy."""
from __future__ import annotations

import json
import pathlib
import random
import re
from dataclasses import dataclass, field
from typing import Any

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
BRANDS = {
    "en": ["Lumo", "Norrvik", "Havnor", "Tarn", "Pembury", "Fennel & Co", "Oakbarrow", "Miro Lane", "Kestrel", "Solvan", "Brightfold",
           "Aldermoor", "Quill House", "Vesterby", "Puddle", "Korrel", "Tilde", "Marlowe Mills", "Ostra", "Wrenfield", "Juno & Pip",
           "ARKO", "Belvane", "nestly", "Hollin", "Dovetail 9", "Sandhurst Goods", "Rook", "Yarrow", "Corvel"],
    "zh": ["织暮", "山间", "小棉桃", "力缚", "木里", "澄光", "北屿", "朴一", "禾下", "拾光里", "青柚", "简禾", "雾山", "橙立方", "暖居",
           "海盐屋", "白鹭", "Lumo", "Norrvik", "Tarn", "守位", "米粒家", "云岫", "石榴籽", "初一", "栗子工坊", "鹿野", "Havnor"],
}
TYPOS = {"seperately": "separately", "seperate": "separate", "recieve": "receive", "dont": "don't", "narow": "narrow",
         "colour looks": "colour looks", "accesories": "accessories", "adress": "address", "definately": "definitely",
         "w/": "with", "incl.": "including", "pls": "please", "approx": "about", "doesnt": "doesn't", "wont": "won't"}


@dataclass(frozen=True)
class Fact:
    """One attribute of a drawn product."""
    kind: str
    label: str
    value: str
    noun: str
    clauses: tuple[str, ...]
    title: str


@dataclass
class Drawn:
    """A drawn product: what a text may say, and the job that says it."""
    type_id: str
    category: str
    split: str
    lang: str
    name: str
    facts: list[Fact]
    job: dict[str, Any]
    brand: str = ""
    audience: str = ""
    note: str = ""
    price: str = ""
    uses: list[str] = field(default_factory=list)


def types() -> list[dict[str, Any]]:
    """Every product type, in file order."""
    files = sorted((DATA / "catalog").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def kinds() -> dict[str, Any]:
    """How each attribute kind is called and said."""
    return json.loads((DATA / "kinds.json").read_text("utf-8"))


def fix(note: str) -> str:
    """A seller's note with its slips put right."""
    for wrong, right in TYPOS.items():
        note = re.sub(rf"(?<![\w]){re.escape(wrong)}(?![\w])", right, note)
    return note


def _words(text: str) -> set[str]:
    words = {w[:-1] if w.endswith("s") else w for w in re.findall(r"[a-z]{3,}", text.lower())}
    return words | {text[i:i + 2] for i in range(len(text) - 1) if "\u4e00" <= text[i] <= "\u9fff"}


def _misspell(rng: random.Random, name: str) -> str:
    at = [i for i in range(1, len(name) - 2) if name[i].isalpha() and name[i + 1].isalpha() and name[i] != name[i + 1]]
    if len(name) < 7 or not at:
        return name
    i = rng.choice(at)
    return name[:i] + name[i + 1] + name[i] + name[i + 2:] if rng.random() < .6 else name[:i] + name[i + 1:]


def _markup(rng: random.Random, text: str) -> str:
    return rng.choice(["<p>{}</p>", "<b>{}</b>", "{}<br>", "<div><span>{}</span></div>", "<li>{}</li>", "{}&nbsp;", "  {} "]).format(text)


def _price(rng: random.Random, lang: str) -> str:
    whole = rng.choice([rng.randint(4, 40), rng.randint(15, 160), rng.randint(90, 900)])
    if lang == "zh":
        return rng.choice([f"{whole}元", f"¥{whole}", f"{whole}", f"{whole}.9元", f"￥{whole}.00"])
    return rng.choice([f"{whole}.90", f"${whole}.99", f"£{whole}", f"{whole}.00", f"€{whole}.50", f"{whole} USD", f"{whole}.95"])


def fact_of(kind: str, value: str, lang: str, table: dict[str, Any], rng: random.Random) -> Fact:
    """An attribute under one of the labels that sellers give it."""
    entry = table[kind][lang]
    labels = entry["labels"]
    label = rng.choice(labels)
    if lang == "en" and rng.random() < .15:
        label = rng.choice([label.lower(), label.upper() if len(label) < 12 else label.title(), label.replace(" ", "_").lower(), label.title()])
    noun = labels[0] if lang == "zh" else (labels[0] if labels[0][:2].isupper() else labels[0].lower())
    return Fact(kind, label, value, noun, tuple(entry["clauses"]), entry["title"])


def draw(entry: dict[str, Any], lang: str, table: dict[str, Any], rng: random.Random, most: int = 15, overlap: float = .1) -> Drawn:
    """A product of this type with a random share of its facts."""
    words = entry[lang]
    names = [n for n in words["names"] if not re.search(r"\d", n)] or words["names"]
    name = rng.choice(names)
    count = min(most, rng.choices([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15], [1, 5, 9, 15, 18, 16, 12, 8, 6, 4, 3, 2])[0])
    facts: list[Fact] = []
    used_labels: set[str] = set()
    used_words: set[str] = set()
    values: set[str] = set()
    for kind in rng.sample(list(words["attributes"]), len(words["attributes"])):
        if len(facts) == count:
            break
        value = rng.choice(words["attributes"][kind])
        fact = fact_of(kind, value, lang, table, rng)
        clash = _words(value) & (_words(name) | used_words)
        if fact.label.lower() in used_labels or value.lower() in values or (clash and rng.random() > overlap):
            continue
        facts.append(fact)
        used_labels.add(fact.label.lower())
        used_words |= _words(value)
        values.add(value.lower())
    drawn = Drawn(entry["id"], entry["category"], entry["split"], lang, name, facts, {})
    drawn.uses = list(words["uses"])
    if rng.random() < .55:
        drawn.brand = rng.choice(BRANDS[lang])
    if rng.random() < .35:
        drawn.audience = rng.choice(words["audiences"])
    if rng.random() < .3:
        raw_note = rng.choice(words["notes"])
        if not (re.search(r"\d", raw_note) and any(set(re.findall(r"\d+", raw_note)) & set(re.findall(r"\d+", f.value)) for f in facts)):
            drawn.note = fix(raw_note)
    else:
        raw_note = ""
    if rng.random() < .4:
        drawn.price = _price(rng, lang)
    drawn.job = _product_job(drawn, raw_note if drawn.note else "", rng)
    return drawn


def _product_job(drawn: Drawn, raw_note: str, rng: random.Random) -> dict[str, Any]:
    name = drawn.name
    mess = rng.random()
    if mess < .05:
        name = _misspell(rng, name) if drawn.lang == "en" else name
    elif mess < .09:
        name = _markup(rng, name)
    elif mess < .17:
        name = rng.choice([name.upper(), name.title(), name.lower()]) if drawn.lang == "en" else name + rng.choice([" ", "", "　"])
    product: dict[str, Any] = {"name": name}
    if drawn.brand:
        product["brand"] = drawn.brand
    if rng.random() < .06:
        product["category"] = drawn.category.replace("-", " ")
        if drawn.lang == "zh":
            product.pop("category")
    attributes: dict[str, Any] = {}
    for fact in drawn.facts:
        attributes[fact.label] = _markup(rng, fact.value) if rng.random() < .015 else fact.value
        if rng.random() < .02:
            attributes[rng.choice(["model", "season", "sku"] if drawn.lang == "en" else ["型号", "货号", "系列"])] = rng.choice(["n/a", "-", "", "/"])
    if attributes:
        product["attributes"] = attributes
    if drawn.price:
        product["price"] = drawn.price
    if drawn.audience:
        product["audience"] = drawn.audience
    elif rng.random() < .04:
        product["audience"] = ""
    if raw_note:
        product["notes"] = _markup(rng, raw_note) if rng.random() < .1 else raw_note
    return product
