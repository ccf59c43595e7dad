"""English listing texts: title, description, bullets, search title, short video, livestream, campaign, reason."""
from __future__ import annotations

import re
from random import Random
from typing import Callable

from . import english as en
from .catalog import Drawn, Fact

MODIFIERS = {"color", "material", "pattern", "style", "finish", "flavor", "scent", "metal", "fabric", "wood-type", "shape", "stone"}
BARE = {"dimensions", "weight", "capacity", "power", "voltage", "battery", "color", "material", "pieces", "pack-count", "net-weight", "volume",
        "waterproof-rating", "spf", "pattern", "style", "finish", "fit", "screen-size", "resolution", "brightness", "color-temperature", "flavor", "scent", "age-range", "age"}


def _modifier(fact: Fact, name: str) -> bool:
    words = fact.value.split()
    return (fact.kind in MODIFIERS and len(words) <= 3 and not re.search(r"[,/(+&]|\b(and|or|with|on|in|to|as)\b", fact.value)
            and not re.match(r"(?i)(none|no|yes|not)\b", fact.value) and not any(w.lower().rstrip("s") in name.lower() for w in words if len(w) > 2))


def _split(d: Drawn, rng: Random, most: int) -> tuple[list[Fact], list[Fact]]:
    pool = d.facts[:]
    rng.shuffle(pool)
    mods: list[Fact] = []
    for fact in pool:
        if len(mods) < most and _modifier(fact, d.name) and fact.kind not in [m.kind for m in mods]:
            mods.append(fact)
    mods.sort(key=lambda f: {"color": 1, "size": 0}.get(f.kind, 2))
    return mods, [f for f in pool if f not in mods]


def title(d: Drawn, rng: Random) -> str:
    """Brand, modifiers, name, then what else tells the item apart."""
    mods, rest = _split(d, rng, rng.choice([0, 1, 1, 2]))
    head = " ".join([*([d.brand] if d.brand else []), *(m.value for m in mods), d.name])
    tail: list[str] = []
    for fact in sorted(rest, key=lambda f: {"after": 0, "before": 1, "none": 2}[f.title]):
        low = fact.value.lower()
        if low in ("none", "no", "yes") or re.match(r"(?i)^(no|not|with|for|in|on) ", fact.value) or fact.kind in ("care", "storage", "warranty") or len(fact.value) > 26 \
                or en.IMPERATIVE.match(fact.value):
            continue
        if fact.title == "none" and rng.random() < (.35 if len(d.facts) > 3 else .1):
            continue
        if fact.kind == "size":
            part = f"Size {fact.value}"
        elif fact.kind == "origin":
            part = f"from {fact.value}"
        elif re.fullmatch(r"\d+", fact.value) and fact.kind in ("pack-count", "pieces"):
            if fact.value == "1":
                continue
            part = f"Pack of {fact.value}"
        elif fact.kind in BARE or en.shared(fact) or en.counted(fact.value):
            part = fact.value
        elif re.match(r"^[\d.]+", fact.value):
            part = f"{fact.value} {fact.noun}" if rng.random() < .6 else f"{fact.noun} {fact.value}"
        elif fact.noun.endswith("s") or len(fact.noun) < 14:
            part = f"{fact.value} {fact.noun}" if "," not in fact.value and len(fact.value.split()) < 3 else f"{fact.noun}: {fact.value}"
        else:
            continue
        if len(head) + sum(map(len, tail)) + len(part) + 2 * len(tail) > rng.choice([62, 70, 74]):
            continue
        tail.append(part)
        if len(tail) == rng.choice([2, 3, 3, 4]):
            break
    if tail and rng.random() < .25 and not tail[0].startswith("from "):
        text = f"{head} with {tail[0]}" if rng.random() < .3 and not re.match(r"^\d", tail[0]) and tail[0].count(" ") else f"{head} {tail[0]}"
        tail = tail[1:]
    else:
        text = head
    sep = rng.choice([", ", ", ", ", ", " - "]) if len(tail) == 1 and not re.search(r"\d", text + tail[0]) else ", "
    joined = sep.join([text, *tail]).replace(", from ", " from ")
    cased = en.title_case(joined)
    if d.audience and len(cased) + len(d.audience) < 60 and rng.random() < .35:
        cased += f" for {en.title_case(d.audience)}"
    if d.brand:
        cased = re.sub(re.escape(d.brand), lambda m: d.brand, cased, count=1, flags=re.I)
    return cased if d.brand and cased.startswith(d.brand) else en.cap(cased)


class _Prose:
    """Sentences about one product; every fact leaves the pool when it is said."""

    def __init__(self, d: Drawn, rng: Random, mods: list[Fact], rest: list[Fact]) -> None:
        self.d, self.rng, self.rest = d, rng, rest
        self.many = en.plural(d.name)
        plain = " ".join([*(m.value for m in mods), d.name])
        self.bare = plain
        brand = d.brand
        if brand and not plain[0].isdigit() and rng.random() < .6:
            self.full, self.by = f"{brand} {plain}", ""
        else:
            self.full, self.by = plain, (rng.choice([f" from {brand}", f" by {brand}"]) if brand else "")
        self.it = "they" if self.many else "it"
        self.also = self.opened = False

    @property
    def named(self) -> str:
        return self.full + self.by

    def verb(self, phrase: str) -> str:
        return en.to_plural(phrase) if self.many else phrase

    def can(self) -> list[Fact]:
        return [f for f in self.rest if en.verb_phrases(f)]

    def take_vp(self) -> str | None:
        ready = self.can()
        if not ready:
            return None
        fact = self.rng.choice(ready)
        self.rest.remove(fact)
        return self.verb(self.rng.choice(en.verb_phrases(fact)))

    def take_vps(self, most: int) -> str | None:
        said: list[str] = []
        while len(said) < most:
            phrase = self.take_vp()
            if phrase is None:
                break
            if any(phrase.split()[0] == old.split()[0] in ("has", "have") for old in said):
                phrase = phrase.split(" ", 1)[1]
                said[-1] = f"{said[-1]} and {phrase}" if " and " not in said[-1] and "," not in said[-1] + phrase else f"{said[-1]}, along with {phrase}"
            else:
                said.append(phrase)
            if len(" ".join(said).split()) > 16:
                break
        return en.join(said) if said else None

    def take_np(self) -> str | None:
        ready = [f for f in self.rest if (re.match(r"^(up to )?[\d.]+", f.value) or en.shared(f) or en.negative(f)) and f.kind not in ("color", "size", "pieces", "pack-count")
                 and not en.IMPERATIVE.match(f.value)]
        if not ready:
            return None
        fact = self.rng.choice(ready)
        self.rest.remove(fact)
        return en.np(fact)

    def take_statement(self, its: bool = False) -> str | None:
        if not self.rest:
            return None
        ready = [f for f in self.rest if not en.verb_phrases(f)] or self.rest
        fact = self.rng.choice(ready)
        self.rest.remove(fact)
        text = en.statement(fact, self.rng, its)
        if self.many:
            text = re.sub(r"^its ", "their ", re.sub(r"^it (has|is)\b", lambda m: "they " + {"has": "have", "is": "are"}[m[1]], text))
        return text

    def opening(self, tone: str) -> str:
        self.opened = True
        rng, d = self.rng, self.d
        verb = "are" if self.many else "is"
        this = "these" if self.many else "this"
        aud = d.audience
        choices: list[Callable[[], str | None]] = []

        def with_vps(make: Callable[[str], str], most: int = 2) -> Callable[[], str | None]:
            def build() -> str | None:
                said = self.take_vps(most)
                return make(said) if said else None
            return build

        def with_np(make: Callable[[str], str]) -> Callable[[], str | None]:
            def build() -> str | None:
                said = self.take_np()
                return make(said) if said else None
            return build

        def with_statement(make: Callable[[str], str]) -> Callable[[], str | None]:
            def build() -> str | None:
                said = self.take_statement(True)
                return make(said) if said and re.match(r"(its|their) ", said) else (f"{en.cap(this)} {self.named}: {said}." if said else None)
            return build

        one = "" if self.many else f"{en.article(self.full)} "
        countless = d.category in en.COUNTLESS and not self.many
        choices += [with_vps(lambda v: f"The {self.named} {v}."), with_vps(lambda v: f"{en.cap(this)} {self.named} {v}."),
                    with_vps(lambda v: f"Our {self.named} {v}."), with_np(lambda n: f"Here {verb} the {self.named}, with {n}."),
                    with_np(lambda n: f"{en.cap(self.full)}{self.by} with {n}."),
                    with_statement(lambda s: f"About the {self.named}: {s}."),
                    with_vps(lambda v: f"You are looking at the {self.named}, which {v}.", 1)]
        if not countless:
            choices += [with_vps(lambda v: f"{en.cap(one + self.named)} that {v}."), with_np(lambda n: f"{en.cap(one + self.named)} with {n}.")]
        if tone == "friendly":
            choices = choices[:4] + [with_vps(lambda v: f"Say hello to {'our' if not self.by and self.full == self.bare else 'the'} {self.named}. {en.cap(self.it)} {v}."),
                                     with_vps(lambda v: f"Looking for {one or 'new '}{self.bare}? {'These' if self.many else 'This one'}{' from ' + d.brand if d.brand else ''} {v}.")
                                     if not countless else with_vps(lambda v: f"Good to have you here! This {self.named} {v}."),
                                     with_np(lambda n: f"Let us show you {this} {self.named} with {n}."),
                                     with_vps(lambda v: f"Happy to tell you more about the {self.named}: {self.it} {v}.")]
        elif tone == "premium":
            choices = [with_vps(lambda v: f"The {self.named} {v}."), with_np(lambda n: f"{en.cap(self.named)}, with {n}."),
                       with_vps(lambda v: f"The {self.named}: {self.it} {v}."), with_statement(lambda s: f"The {self.named}. {en.cap(s)}."),
                       with_np(lambda n: f"Introducing the {self.named}, with {n}."), with_vps(lambda v: f"Quietly to the point, the {self.named} {v}."),
                       with_vps(lambda v: f"In detail, the {self.named} {v}.")]
        elif tone == "lively":
            choices = [with_vps(lambda v: f"Meet the {self.named}! {en.cap(self.it)} {v}."), with_vps(lambda v: f"{en.cap(self.named)} coming up! {en.cap(self.it)} {v}."),
                       with_np(lambda n: f"{en.cap(self.named)} with {n}, here we go!"), with_vps(lambda v: f"Ready? {en.cap(this)} {self.named} {v}!"),
                       with_vps(lambda v: f"Here {'they come' if self.many else 'it comes'}: the {self.named}! {en.cap(self.it)} {v}."),
                       with_vps(lambda v: f"Take a look: {this} {self.named} {v}!")]
        if aud and rng.random() < .45:
            self.d = d
            self.aud_said = True
            forms = [with_vps(lambda v: f"For {aud}: {this} {self.named} {v}."), with_vps(lambda v: f"{en.cap(this)} {self.named} for {aud} {v}.")]
            if tone == "lively":
                forms = [with_vps(lambda v: f"Calling {aud}! {en.cap(this)} {self.named} {v}."), with_vps(lambda v: f"One for {aud}: {this} {self.named} {v}!")]
            elif tone == "friendly":
                forms += [with_vps(lambda v: f"We thought of {aud} here: {this} {self.named} {v}.")]
            choices = forms
        else:
            self.aud_said = False
        for make in rng.sample(choices, len(choices)):
            text = make()
            if text:
                return text
        said = self.take_statement(True)
        if said:
            if re.match(r"(its|their|it|they) ", said):
                return f"{en.cap(this)} {verb} the {self.named}, and {said}."
            return f"{en.cap(this)} {verb} the {self.named}. {en.cap(said)}."
        here = ["Here {v} the {n}.", "In the shop: the {n}.", "This listing is for the {n}.", "You are looking at the {n}.", "On offer here: {n}."]
        self.aud_said = False
        return rng.choice(here).format(v=verb, n=self.named)

    def more(self, tone: str) -> str | None:
        rng = self.rng
        if not self.rest:
            return None
        it = en.cap(self.it)
        roll = rng.random()
        if roll < .4:
            said = self.take_vps(rng.choice([1, 2, 2, 3]))
            if said:
                lead = rng.choice([f"{it} ", f"{it} ", f"{it} also ", f"The {self.head()} "])
                if lead.endswith("also ") and (re.match(r"(is|are) ", said) or self.also or not self.opened):
                    lead = f"{it} "
                self.also = self.also or "also" in lead
                return f"{lead}{said}{'!' if tone == 'lively' and rng.random() < .3 else '.'}"
        if roll < .6:
            one = self.take_statement(rng.random() < .5)
            two = self.take_vps(1)
            if one and two and not re.match(r"(?i)(for |it |they |there )", one):
                return f"{en.cap(one)}, and {self.it} {two}."
            if one or two:
                return ". ".join(en.cap(x) for x in (one, f"{self.it} {two}" if two else None) if x) + "."
        if roll < .72:
            said, two = self.take_np(), self.take_vps(1)
            if said and two:
                return rng.choice([f"With {said}, {self.it} {two}.", f"{it} {two}, with {said}."])
            if said or two:
                return f"{it} {two or self.verb('has ' + (said or ''))}."
        if roll < .88:
            statements = [s for s in (self.take_statement(), self.take_statement()) if s]
            if len(statements) == 2 and not any(re.match(r"(?i)(for |it |they )", s) for s in statements) and not en.IMPERATIVE.match(statements[0]) and not en.IMPERATIVE.match(statements[1]):
                return f"{en.cap(statements[0])}{rng.choice([', and ', '; ', ', while '])}{statements[1]}."
            return " ".join(en.cap(s) + "." for s in statements)
        said = self.take_statement(True)
        return en.cap(said) + "." if said else None

    def head(self) -> str:
        words = re.split(r" (?:with|for|in|of|to|on|without) ", self.d.name)[0].split()
        return words[-1] if words and words[-1].isascii() else self.d.name


NOTE = ["{}.", "{}.", "{}.", "Please note: {}.", "Good to know: {}.", "One note: {}.", "Note that {}."]


def _note(d: Drawn, rng: Random) -> str:
    note = d.note.rstrip(".")
    form = rng.choice(NOTE)
    if form == "Note that {}." and (en.IMPERATIVE.match(note) or not re.match(r"(the|a|an|it|this|lid|we|colou?rs?|each|one) ", note.lower())):
        form = "{}."
    return en.cap(form.format(en.cap(note) if form == "{}." else note))


def _audience(p: _Prose, tone: str) -> str:
    aud, rng = p.d.audience, p.rng
    it = en.cap(p.it)
    verb = "are" if p.many else "is"
    forms = [f"{it} {verb} meant for {aud}.", f"{it} {'suit' if p.many else 'suits'} {aud}.", f"Intended for {aud}.", f"For {aud}.", f"{it} {verb} made with {aud} in mind."]
    if tone == "friendly":
        forms += [f"We had {aud} in mind here.", f"Something for {aud}."]
    if tone == "lively":
        forms += [f"{en.cap(aud)}, this is for you!"]
    return rng.choice(forms)


def description(d: Drawn, rng: Random) -> str:
    """Sentences that carry every fact once."""
    tone, length = d.job.get("tone", "plain"), d.job.get("length", "medium")
    mods, rest = _split(d, rng, rng.choice([0, 0, 1, 1, 2]))
    p = _Prose(d, rng, mods, rest)
    sentences = [p.opening(tone)]
    if length == "short" and len(rest) > 2 or len(rest) > 8 or (len(rest) > 3 and rng.random() < .15):
        keep = rest[: 0 if length == "short" else rng.randint(1, 3)]
        listed = [f for f in rest if f not in keep and not en.IMPERATIVE.match(f.value)]
        if len(listed) > 1:
            p.rest = [f for f in rest if f not in listed]
            while p.rest and (said := p.more(tone)):
                sentences.append(said)
            sep = "; " if any("," in f.value for f in listed) else ", "
            form = rng.choice(["Details: {}.", "At a glance: {}.", "In short: {}.", "The rest in brief: {}.", "Specs: {}."])
            sentences.append(form.format(sep.join(en.label_item(f) for f in listed)))
    while p.rest:
        said = p.more(tone)
        if said:
            sentences.append(said)
    if d.audience and not p.aud_said:
        sentences.insert(rng.choice([1, len(sentences)]), _audience(p, tone))
    if d.note:
        sentences.append(_note(d, rng))
    text = " ".join(sentences)
    if tone == "friendly" and rng.random() < .3:
        text += rng.choice([" Any questions? Just ask.", " Write to us if you want to know more.", " Questions are welcome."])
    return text


def bullets(d: Drawn, rng: Random) -> str:
    """Three to five lines, a fact or two in each."""
    mods, rest = _split(d, rng, 1 if len(d.facts) > 3 else 0)
    head = en.cap(" ".join([*([d.brand] if d.brand and rng.random() < .6 else []), *(m.value for m in mods), d.name]))
    if d.brand and d.brand not in head:
        head += rng.choice([f" by {d.brand}", f" from {d.brand}"])
    aud = bool(d.audience)
    if aud and rng.random() < .5:
        head += f" for {d.audience}"
        aud = False
    lines = []
    for fact in rest:
        made = [v for v in en.verb_phrases(fact) if re.match(r"is (made|filled|rated|built|cut|sewn|lined|printed|coated) ", v)]
        bare = en.shared(fact) or en.counted(fact.value) or en.negative(fact) or fact.value.lower() == "yes"
        if made and rng.random() < .6:
            said = made[0][3:]
        elif bare or (fact.kind in BARE and not re.fullmatch(r"\d+", fact.value) and rng.random() < .4):
            said = (fact.noun if fact.value.lower() == "yes" else en.negative(fact) or fact.value)
        else:
            said = f"{fact.noun}{rng.choice([': ', ' ']) if re.match(r'^[0-9.]', fact.value) else ': '}{fact.value}"
        lines.append(en.cap(said))
    most = 5 - 1 - (1 if aud else 0) - (1 if d.note else 0)
    while len(lines) > most:
        lines.sort(key=len)
        a, b = lines.pop(0), lines.pop(0)
        lines.append(f"{a}, {b if b[1:2].isupper() or not b.split()[0].isalpha() else b[:1].lower() + b[1:]}")
    rng.shuffle(lines)
    lines.insert(rng.choice([0, 0, len(lines)]), head)
    if aud:
        lines.append(f"For {d.audience}")
    if d.note:
        lines.append(en.cap(d.note.rstrip(".")))
    return "\n".join(lines)


def seo(d: Drawn, rng: Random) -> str:
    """A search title and a sentence or two under it."""
    brand = d.brand
    d.brand = ""
    short = title(d, rng)
    d.brand = brand
    head = f"{short} | {brand}" if brand and len(short) + len(brand) < 58 and rng.random() < .6 else short
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest)
    text = p.opening("plain")
    while p.rest and len(text) < 110:
        said = p.more("plain")
        if said and len(text) + len(said) < 156:
            text += " " + said
    if d.audience and not p.aud_said and len(text) < 120:
        text += " " + _audience(p, "plain")
    return f"{head}\nMeta description: {text}"


def recommend(d: Drawn, rng: Random) -> str:
    """One or two sentences: for whom, and which facts speak for it."""
    mods, rest = _split(d, rng, 1)
    rest = rest[:3]
    p = _Prose(d, rng, mods, rest)
    this = "these" if p.many else "this"
    if d.audience and rng.random() < .7:
        said = p.take_vps(2)
        np = None if said else p.take_np()
        if said:
            one = "" if p.many else f"{en.article(p.full)} "
            forms = [f"For {d.audience}: {this} {p.named} {said}.", f"{en.cap(d.audience)} can look at {this} {p.named}: {p.it} {said}.",
                     f"If you shop for {d.audience}, consider {this} {p.named}; {p.it} {said}.", f"Worth a look for {d.audience}: {one}{p.named} that {said}."]
            text = rng.choice(forms)
        elif np:
            text = f"{en.cap(p.named)} with {np}, for {d.audience}."
        else:
            text = rng.choice([f"For {d.audience}: the {p.named}.", f"A {p.named} for {d.audience}." if not p.many and en.article(p.named) == "a" else f"The {p.named}, for {d.audience}."])
    else:
        text = p.opening(d.job.get("tone", "plain"))
        said = p.take_vps(1)
        if said:
            text = f"{text} {en.cap(p.it)} {said}."
    return text


def _tag(word: str) -> str:
    return "#" + re.sub(r"[^a-z0-9]", "", word.lower())


def _tags(d: Drawn, rng: Random) -> str:
    words = d.name.split()
    tags = [_tag(d.name.split(" with ")[0].split(" for ")[0])]
    tags += [_tag(f.value) for f in d.facts if _modifier(f, "") and f.value.replace(" ", "").isalpha()][:2]
    if d.brand:
        tags.append(_tag(d.brand))
    if d.audience and len(d.audience.split()) < 3:
        tags.append(_tag(d.audience))
    if len(words) > 1 and words[-1].isalpha():
        tags.append(_tag(words[-1]))
    tags = list(dict.fromkeys(t for t in tags if len(t) > 3))
    return " ".join(tags[: rng.randint(2, 4)])


HOOKS = ["A closer look at {}", "{} in a few seconds", "What {} looks like up close", "Unpacking {}", "Let's look at {}", "{}, start to finish", "On camera today: {}",
         "Three facts about {}", "Quick look: {}", "Have you seen {}?"]


def short_video(d: Drawn, rng: Random) -> str:
    """A line to hook, a spoken text, hashtags."""
    tone = d.job.get("tone", "plain")
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest)
    the = ("these " if p.many else "this ") + d.name
    hooks = HOOKS[:] if len(d.facts) >= 3 else [h for h in HOOKS if "Three" not in h]
    hook = rng.choice(hooks).format(the)
    if d.facts and rng.random() < .35:
        f = rng.choice(d.facts)
        if not re.match(r"(?i)(no|none|yes|not)\b", f.value) and len(f.value) < 24:
            hook = rng.choice(["{} in {}", "{}: {}"]).format(d.name, f.value) if f.kind in ("color", "material") else f"{d.name}: {en.label_item(f)}"
    text = p.opening(tone)
    for _ in range(rng.choice([1, 1, 2])):
        said = p.more(tone) if p.rest else None
        if said:
            text += " " + said
    if d.price and rng.random() < .7:
        text += rng.choice([f" The price is {d.price}.", f" It costs {d.price}." if not p.many else f" They cost {d.price}.", f" Price: {d.price}."])
    return f"{en.cap(hook)}{'!' if tone == 'lively' and not hook.endswith('?') else ''}\nVideo text: {text}\nHashtags: {_tags(d, rng)}"


LIVE_OPEN = ["Hello everyone, next up is the {}.", "Hi and welcome, let's talk about the {}.", "Good to see you all. On my table: the {}.", "Welcome back, here is the {}.",
             "Hi everyone, I have the {} with me today.", "Hello, come closer, this part is about the {}.", "Thanks for joining. We start with the {}.",
             "Hey everyone, who asked for the {}? Here you go."]
LIVE_ASK = ["What would you use it for?", "Do you have any questions so far?", "Which detail should I show again?", "Who is it for, you or a gift?", "What else would you like to know?",
            "Shall I hold it closer to the camera?", "Where would you put it?", "Have you used something like it before?"]
LIVE_BUY = ["You find it in the shop.", "The link is below, take your time.", "Have a look at the product page and order there.", "Tap the product link if it suits you.",
            "It is in the shop, under this stream.", "If you like it, you can order through the link."]


def live_script(d: Drawn, rng: Random) -> str:
    """Opening, selling points, the price where given, a question, how to order."""
    tone = d.job.get("tone", "plain")
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest)
    it = (lambda s: re.sub(r"\bit (is|suits)\b", lambda m: "they " + {"is": "are", "suits": "suit"}[m[1]], re.sub(r"\bIt is\b", "They are", s)).replace(" it ", " them ").replace(" it.", " them.").replace(" it?", " them?")) if p.many else (lambda s: s)
    lines = [rng.choice(LIVE_OPEN).format(p.named)]
    points = []
    while p.rest and len(points) < 6:
        said = p.more(tone)
        if said:
            points.append(said)
    if d.audience:
        points.append(_audience(p, tone))
    if d.note:
        points.append(_note(d, rng))
    if not points:
        points.append(rng.choice(["Let me show you every side of it.", "I turn it around for you, so you see it from all sides."]) if not p.many else "Let me show you every side.")
    lines.append("Points: " + " ".join(points))
    if d.price:
        lines.append("Price: " + rng.choice([f"It costs {d.price}." if not p.many else f"They cost {d.price}.", f"The price is {d.price}.", f"You pay {d.price}.", f"{d.price}, that is the price."]))
    lines.append("Question: " + it(rng.choice(LIVE_ASK)))
    lines.append("Order: " + it(rng.choice(LIVE_BUY)))
    return "\n".join(lines)


THEMES = ["back to school", "spring cleaning", "summer holidays", "Mother's Day", "rainy days", "housewarming", "winter evenings", "weekend at home", "Valentine's Day", "Black Friday",
          "new in the shop", "our shop turns 3", "garden season", "Christmas gifts", "office restart", "travel season", "thank-you week", "autumn", "Father's Day", "moving house"]
GOALS = ["more visits", "newsletter sign-ups", "orders this week", "awareness", "sell the last pieces", "repeat customers", "bundle sales", "comments under the post"]
OFFERS = ["10% off", "free shipping over 50", "2 for 30.00", "15% off until Sunday", "5.00 off with code HELLO5", "buy 2 get 1 free", "20% off in March"]


def campaign(d: Drawn, rng: Random) -> str:
    """A post, an ad, an e-mail, from a theme and a goal."""
    theme, offer = rng.choice(THEMES), rng.choice(OFFERS) if rng.random() < .45 else ""
    facts = {rng.choice(["Theme", "theme", "Occasion"]): theme}
    if rng.random() < .7:
        facts["Goal"] = rng.choice(GOALS)
    if offer:
        facts[rng.choice(["Offer", "Discount", "offer"])] = offer
    d.job["facts"] = facts
    tone = d.job.get("tone", "plain")
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest[:3])
    the = "these" if p.many else "this"
    cta = rng.choice(["Have a look in the shop.", "You find it in the shop.", "See the product page for more.", "Come and have a look."])
    if p.many:
        cta = cta.replace("find it", "find them")
    bang = "!" if tone == "lively" else "."
    vps = p.take_vps(1)
    nps = p.take_np()
    body = f"{en.cap(p.it)} {vps}." if vps else ""
    price = f" Price: {d.price}." if d.price else ""
    offer_line = f" {en.cap(offer)}." if offer else ""
    event = theme not in ("new in the shop", "our shop turns 3", "moving house")
    leads = [f"{en.cap(theme)}: time to look at the {p.named}{bang}", f"{en.cap(theme)}: the {p.named}{bang}"]
    if event:
        leads += [f"For {theme}: the {p.named}{bang}", f"Our pick for {theme}: the {p.named}{bang}", f"Thinking of {theme}? We have the {p.named}{bang}"]
    lead = rng.choice(leads)
    post = " ".join(x for x in (lead, body, offer_line.strip(), cta) if x)
    ad = f"{en.cap(p.named)}{' with ' + nps if nps else ''}.{offer_line or price}"
    subject = rng.choice([f"{en.cap(theme)}: {d.name}", f"{offer}: {d.name}" if offer else f"A note about the {d.name}", f"The {d.name} for {theme}" if theme not in ("new in the shop", "our shop turns 3") else f"{en.cap(theme)}: the {d.name}"])
    more = p.more(tone) if p.rest else ""
    mail = " ".join(x for x in (rng.choice(["Hello,", "Dear customer,", "Hi,", "Good day,"]), rng.choice([f"we would like to show you the {p.named}.", f"today it is about the {p.named}.", f"have you seen the {p.named}?"]),
                                body if rng.random() < .6 or not more else "", more or "", offer_line.strip(), cta) if x)
    return f"{post}\nAd: {en.cap(ad)}\nEmail subject: {en.cap(subject)}\nEmail: {mail}"
