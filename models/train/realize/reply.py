"""Buyer messages and the replies to them, both languages: asked facts, missing facts, orders, trouble, requests, injections."""
from __future__ import annotations

import re
from random import Random
from typing import Any

from . import chinese as zh
from . import english as en
from .catalog import Drawn, Fact
from .reply_words import EN, ZH

Words = dict[str, Any]
# Which policies speak to which trouble (damage, wrong item, missing part, does not suit), by their places in the word lists.
POLICY = {"en": ((0, 1, 3, 4), (0, 1, 2, 4), (), (0, 1, 2, 4, 5)), "zh": ((0, 2, 4, 5), (0, 4, 5), (), (0, 1, 3, 4))}


def _unknown(noun: str, lang: str, rng: Random) -> str:
    text = rng.choice((EN if lang == "en" else ZH)["unknown"]).format(l=noun)
    return text.replace(f"The {noun} is", f"The {noun} are") if lang == "en" and en.plural(noun) else text


def _ask(fact: Fact, name: str, lang: str, rng: Random) -> str:
    words = EN if lang == "en" else ZH
    special = words["asks"].get(fact.kind)
    if special and rng.random() < .7:
        return rng.choice(special).format(n=name)
    return rng.choice(words["ask_any"]).format(l=fact.noun, n=name)


def _answer(fact: Fact, name: str, lang: str, rng: Random) -> str:
    if lang == "zh":
        said = zh.said(fact, rng)
        return rng.choice([f"这款{said}", f"{said}", f"{name}{said}", f"资料上写的是{fact.noun}{fact.value}" if not zh.shared(fact) else f"资料上写的是{fact.value}"])
    many = en.plural(name)
    it = "they" if many else "it"
    phrases = en.verb_phrases(fact)
    forms = []
    if phrases:
        said = rng.choice(phrases)
        said = en.to_plural(said) if many else said
        forms = [f"{it} {said}", f"the {name} {said}", f"{'these' if many else 'this'} {name} {said}"]
    if not forms or (rng.random() < .3 and not en.shared(fact) and not en.negative(fact)):
        if en.IMPERATIVE.match(fact.value):
            forms = [f"for {fact.noun} it says: {fact.value}", f"the {fact.noun} note reads: {fact.value}"]
        else:
            text = en.statement(fact, rng)
            if many:
                text = re.sub(r"^it (has|is)\b", lambda m: "they " + {"has": "have", "is": "are"}[m[1]], text)
            forms = [text, f"according to the listing, {text}"]
    return rng.choice(forms)


def _sentence(lang: str, text: str) -> str:
    return text + "。" if lang == "zh" else en.cap(text) + "."


def _messy(text: str, lang: str, rng: Random) -> str:
    if lang == "en":
        roll = rng.random()
        if roll < .2:
            text = text.lower()
        if roll > .85:
            text = text.replace("?", "??").replace("you", "u") if roll > .93 else text.rstrip(".?")
        return text
    roll = rng.random()
    if roll < .2:
        text = re.sub("[，？。]$", "", text)
    elif roll < .3:
        text = text.replace("？", "？？")
    elif roll < .4:
        text = text.replace("，", " ")
    return text


def reply(d: Drawn, missing: list[Fact], rng: Random) -> tuple[dict[str, Any], str]:
    """Job fields (message, facts, product) and the answer."""
    lang = d.lang
    w: Words = EN if lang == "en" else ZH
    gap = " " if lang == "en" else ""
    job: dict[str, Any] = {}
    asked: list[str] = []
    said: list[str] = []
    facts: dict[str, str] = {}
    roll = rng.random()
    open_ = rng.choice(w["open"])
    number = str(rng.randint(1200, 99999))
    if roll < .5 and d.facts:
        job["product"] = d.job
        known = rng.sample(d.facts, min(len(d.facts), rng.choice([1, 1, 1, 2, 2, 3])))
        for fact in known:
            asked.append(_ask(fact, d.name, lang, rng))
            said.append(_sentence(lang, _answer(fact, d.name, lang, rng)))
        extra = rng.random()
        if extra < .35 and missing:
            fact = rng.choice(missing)
            at = rng.randint(0, len(asked))
            asked.insert(at, _ask(fact, d.name, lang, rng))
            said.insert(at, _unknown(fact.noun, lang, rng))
        elif extra < .45:
            topic = rng.choice(list(w["requests"]))
            asked.append(rng.choice(w["requests"][topic][0]))
            said.append(rng.choice(w["requests"][topic][1]))
    elif roll < .62 and missing:
        if d.facts or d.brand:
            job["product"] = d.job
        else:
            job["product"] = {"name": d.name}
        for fact in rng.sample(missing, min(len(missing), rng.choice([1, 1, 2]))):
            asked.append(_ask(fact, d.name, lang, rng))
        fact_names = [fact.noun for fact in missing if any(fact.noun in a for a in asked)] if len(asked) == 1 else []
        said.append(rng.choice(w["unknown_all"]) if len(fact_names) != 1 else _unknown(fact_names[0], lang, rng))
    elif roll < .78:
        status, likely = rng.choice(w["statuses"])
        facts[rng.choice(w["order_key"])] = number
        facts[rng.choice(w["status_key"])] = status
        if likely and rng.random() < .6:
            key, value = rng.choice(w["carriers"])
            facts[key] = value
        asked.append(rng.choice(w["where"]).format(o=number))
        parts = list(facts.items())
        said.append(rng.choice(w["status_say"]).format(o=number, s=status))
        for key, value in parts[2:]:
            said.append(f"{key}: {value}." if key.startswith(("Expected", "Left")) else rng.choice(w["carrier_say"]).format(k=key.lower() if lang == "en" and not key.isupper() else key, v=value))
        if rng.random() < .4:
            said.append(rng.choice(w["wait"]))
    elif roll < .92:
        which = rng.randrange(4)
        trouble, sorry = w["trouble"][which]
        if rng.random() < .6:
            facts[rng.choice(w["order_key"])] = number
        asked.append(rng.choice(trouble).format(n=d.name))
        said.append(rng.choice(sorry))
        if POLICY[lang][which] and rng.random() < .6:
            policy, say = w["policies"][rng.choice(POLICY[lang][which])]
            key = rng.choice(w["policy_key"])
            facts[key] = policy
            said.append(rng.choice(say).format(p=policy))
        said.append(rng.choice(w["proof"]))
        if rng.random() < .5:
            job["product"] = {"name": d.name}
        open_ = rng.choice(w["open_sorry"])
        if rng.random() < .4:
            asked.append(rng.choice(w["furious"]))
    else:
        topic = rng.choice(list(w["requests"]))
        job["product"] = d.job if rng.random() < .5 else {"name": d.name}
        asked.append(rng.choice(w["requests"][topic][0]))
        said.append(rng.choice(w["requests"][topic][1]))
        if rng.random() < .25:
            asked = [rng.choice(w["thanks"][0])]
            said = [rng.choice(w["thanks"][1])]
    if rng.random() < .06:
        asked.insert(rng.randint(0, len(asked)), rng.choice(w["inject"]))
    greet = rng.choice(w["greet"]) if rng.random() < .5 else ""
    message = greet + gap.join(asked)
    if rng.random() < .25:
        message += gap + rng.choice(w["bye"])
    job["message"] = _messy(message, lang, rng)
    if facts:
        job["facts"] = facts
    if not open_.endswith((",", "，")):
        said[0] = en.cap(said[0])
    close = rng.choice(w["close"]) if rng.random() < .35 else ""
    if lang == "en" and open_.endswith(","):
        said[0] = said[0][:1].lower() + said[0][1:] if not re.match(r"(I|I'm|I'll|I've)\b|[A-Z]{2}|[A-Z][a-z]+ [A-Z]", said[0]) else said[0]
    if rng.random() < .08:
        job["thread"] = [{"from": "buyer", "text": rng.choice(w["before"][0])}, {"from": "seller", "text": rng.choice(w["before"][1])}]
    return job, gap.join(x for x in (open_, *said, close) if x).strip()
