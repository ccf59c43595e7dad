"""English words and clauses: articles, number, and the ways a fact can be said."""
from __future__ import annotations

import re
from random import Random

from .catalog import Fact

WEAK = re.compile(r"\bas its\b|\bas the\b|\bfor the\b|\bfor its\b| note |\bthat is\b|\bwith the care\b|^offers|^has the .*\{v\}$|^comes with an? |"
                  r"in the \{v\} style|on the scales|^comes with .* of \{v\}|^is made for the|this .*: \{v\}|: \{v\}$")
SMALL = {"of", "for", "with", "and", "in", "on", "the", "a", "an", "to", "by", "or", "per", "at", "from", "x", "without", "no"}
UNITS = set("cm mm m kg g mg ml cl l oz lb lbs in ft w v kw ah mah hz khz ghz gb tb mb lm k pa db dpi gsm h min s hrs rpm bar psi pcs pc".split())
ADJECTIVES = {"magnetic": "magnetic", "reversible": "reversible", "expandable": "expandable", "waterproof": "waterproof", "wireless": "wireless",
              "dimmable": "dimmable", "foldable": "foldable", "stackable": "stackable", "lay-flat": "lay-flat", "hot-swap": "hot-swappable",
              "washable": "washable", "rechargeable": "rechargeable", "removable": "removable"}
PLURAL_NOT = {"dress", "glass", "lens", "bus", "mattress", "compass", "harness", "canvas", "cactus", "hibiscus", "gas", "press", "chess",
              "class", "cross", "headdress", "moss", "wireless", "duchess", "iris", "asparagus", "tennis", "chassis", "puzzles for"}
COUNTLESS = {"food-drinks", "beauty", "personal-care", "cleaning", "garden", "pet", "home-textiles"}
IMPERATIVE = re.compile(r"(?i)^(hand wash|machine wash|wash|wipe|dry|tumble|keep|store|do not|don't|dont|charge|rinse|clean|avoid|use|spot clean|line dry|air dry|shake|take|not for|never)\b")
VERB = re.compile(r"(holds|contains|fits|comes|stacks|has|works|folds|dries|runs|takes|stands) \w")
MEASURES = set("hours minutes days months years inches seconds weeks litres liters lumens grams watts pounds ounces yards volts hrs lbs mins "
               "degrees feet pages".split()) - {"pages"}
DURATIONS = {"keep-warm", "timer", "battery-life", "charging-time", "run-time", "cooking-time", "drying-time", "play-time", "auto-off", "shelf-life", "burn-time"}


def counted(value: str) -> bool:
    """'4 card slots': a number of things, which stands without its label."""
    return bool(re.fullmatch(r"\d+ [a-z -]+s", value)) and value.split()[-1] not in MEASURES


def plural(name: str) -> bool:
    head = re.split(r" (?:with|for|in|of|to|on|without|from|and)\b", name.lower())[0].split()[-1] if name else ""
    if head in ("set", "kit", "pair", "pack"):
        return False
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s")) and head not in PLURAL_NOT or head in ("jeans", "children", "earbuds")


def article(phrase: str) -> str:
    """a/an before this phrase."""
    word = phrase.strip().split()[0] if phrase.strip() else ""
    if re.match(r"^(8|11|18|80)", word):
        return "an"
    if word[:1].isdigit():
        return "a"
    if word.isupper() and len(word) <= 4:
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if re.match(r"(?i)(hour|honest|heir)", word):
        return "an"
    if re.match(r"(?i)(uni[^nm]|use|usb|us-|eu|one\b|once)", word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" else "a"


def cap(text: str) -> str:
    """The first letter made capital; nothing else touched."""
    return text[:1].upper() + text[1:]


def to_plural(verb_phrase: str) -> str:
    first, _, rest = verb_phrase.partition(" ")
    known = {"has": "have", "is": "are", "does": "do", "carries": "carry", "reaches": "reach", "closes": "close", "uses": "use", "dries": "dry",
             "measures": "measure", "comes": "come", "includes": "include", "charges": "charge", "makes": "make", "gives": "give", "goes": "go",
             "washes": "wash", "switches": "switch", "stretches": "stretch", "matches": "match", "pushes": "push", "flies": "fly", "catches": "catch",
             "supplies": "supply", "finishes": "finish", "attaches": "attach", "presses": "press", "brushes": "brush", "punches": "punch"}
    if first in known:
        first = known[first]
    elif first.endswith("s") and not first.endswith("ss"):
        first = first[:-1]
    return f"{first} {rest}".strip()


def title_case(text: str) -> str:
    """Words of a listing title: capitals where a word has none, units and small words as they are."""
    out = []
    for i, word in enumerate(text.split(" ")):
        bare = word.strip(",()").lower()
        after_number = i > 0 and re.search(r"\d$", text.split(" ")[i - 1].strip(","))
        if any(c.isupper() for c in word) or re.search(r"\d", word) or (after_number and bare in UNITS) or (i and bare in SMALL) or bare in ("cm", "mm", "ml", "kg"):
            out.append(word)
        else:
            out.append("-".join(p if p in SMALL else cap(p) for p in word.split("-")))
    return " ".join(out)


def shared(fact: Fact) -> bool:
    """Whether the value already holds the head word of its label."""
    first = re.split(r",| (?:with|for|in|on) ", fact.value.lower())[0]
    return any(len(word) > 3 and re.search(rf"\b{re.escape(word.rstrip('s'))}s?\b", first) for word in fact.noun.lower().split())


def negative(fact: Fact) -> str:
    """A value that says there is none, as a noun phrase; empty otherwise."""
    value = fact.value.strip()
    if value.lower() in ("none", "no"):
        return f"no {fact.noun}"
    return value if re.match(r"(?i)^no \w", value) else ""


def np(fact: Fact) -> str:
    """The fact as something a product can have: 'a capacity of 750 ml', 'no timer', '4 card slots'."""
    value = fact.value
    if negative(fact):
        return negative(fact)
    noun_plural = plural(fact.noun)
    if counted(value):
        return value
    if value.lower() == "yes":
        return fact.noun if noun_plural or fact.kind in ("true-rms",) else f"{article(fact.noun)} {fact.noun}"
    if shared(fact):
        head = re.split(r"[,(]| (?:in|at|on|with|for|of|from|to|and|per) ", value)[0].split()[-1].lower()
        countable = not re.match(r"^1 |^\d+[ -](piece|pack|set)", value) and not (head.endswith("s") and not head.endswith("ss"))
        ends_on_noun = head.rstrip("s") == fact.noun.split()[-1].rstrip("s")
        if re.match(r"(?i)^(a|an|one|two|three|four|five|set|up)\b", value) or not (countable and ends_on_noun):
            return value
        return f"{article(value)} {value}"
    if re.fullmatch(r"\d+", value):
        return f"{value} {fact.noun}" if noun_plural else f"{article(fact.noun)} {fact.noun} of {value}"
    if noun_plural:
        return f"{fact.noun}: {value}" if "," in value else f"{value} {fact.noun}"
    if re.match(r"^(up to )?[\d.]+", value):
        return f"{article(fact.noun)} {fact.noun} of {value}"
    return f"{value} as the {fact.noun}"


def verb_phrases(fact: Fact) -> list[str]:
    """What the product does or is, singular, for 'The lamp ...'."""
    value = fact.value
    low = value.lower()
    if fact.kind in ("pack-count", "pieces") and re.fullmatch(r"\d+", value):
        return [f"comes in a pack of {value}"] if value != "1" else ["is sold as 1 piece"]
    if fact.kind in ADJECTIVES and low in ("yes", "no"):
        return [f"is {'not ' if low == 'no' else ''}{ADJECTIVES[fact.kind]}"]
    if negative(fact):
        return [f"has {negative(fact)}", f"comes with {negative(fact)}"]
    if re.match(r"(?i)^not \w+(able|ible)$", value):
        return [f"is {value}"]
    if VERB.match(value):
        return [value]
    if re.match(r"(?i)^not ", value) or low in ("included", "removable", "built-in", "optional"):
        return []
    if low == "yes":
        return [f"has {np(fact)}", f"comes with {np(fact)}"]
    if IMPERATIVE.match(value) and fact.kind in ("care", "storage", "usage", "cleaning", "washing"):
        return []
    out = []
    for clause in fact.clauses:
        if WEAK.search(clause) or (value.count(",") > 1 and not clause.startswith("is made")):
            continue
        code = bool(re.search(r"\d|^[A-Z]", value))
        if not code and (re.match(r"(has|comes with|offers) (an? )?[a-z -]+ of \{v\}$", clause) or re.search(r"\bthe [a-z -]+ \{v\}$|\blevel \{v\}", clause)
                         or fact.kind in DURATIONS):
            continue
        if re.search(r"\bas \{v\}$|^comes in the .*\{v\}$|^is made for the|with \{v\}$", clause) and not re.match(r"^\d|(a|an|set|pack|pair|box)\b", value) \
                and not value.endswith("s"):
            continue
        if re.fullmatch(r"(has|comes with|is fitted with|is cut with|is sewn with|carries|features) \{v\}", clause):
            if not (shared(fact) or re.match(r"^\d+ ", value)):
                continue
            out.append(clause.replace("{v}", np(fact)))
            continue
        if re.match(r"(has|comes with) \{v\} \w", clause):
            if not shared(fact) or any(w in low for w in re.findall(r"[a-z]{4,}", clause.split("{v}")[1])):
                continue
            out.append(clause.replace("{v}", np(fact)))
            continue
        said = clause.replace("{v}", value)
        words = re.findall(r"[a-z]+", said.lower())
        if any(a == b for a, b in zip(words, words[1:])):
            continue
        stated = re.findall(r"[a-z]{4,}", clause.replace("{v}", " ").lower())
        if any(w.rstrip("s") in low for w in stated if w not in ("with", "made", "from", "comes", "uses")):
            continue
        out.append(re.sub(r"\b(a|an) (?=%s)" % re.escape(value), lambda m: article(value) + " ", said))
    if shared(fact) and not out and not re.search(r" (only|off)$", low):
        out = [f"has {np(fact)}", f"comes with {np(fact)}"]
    if not shared(fact) and re.match(r"^(up to )?[\d.]+ ?\S+", value) and "," not in value and not re.fullmatch(r"\d+", value):
        if fact.kind not in ("pieces", "pack-count"):
            out.append(f"has {np(fact)}")
    return list(dict.fromkeys(out))


def statement(fact: Fact, rng: Random, its: bool = False) -> str:
    """The fact as a sentence part of its own: 'the coating is ceramic'."""
    det = "its" if its else "the"
    value = fact.value
    if VERB.match(value):
        return f"it {value}"
    if fact.kind in ADJECTIVES and value.lower() in ("yes", "no"):
        return f"it is {'not ' if value.lower() == 'no' else ''}{ADJECTIVES[fact.kind]}"
    if negative(fact):
        return rng.choice([f"there is {negative(fact)}", f"it has {negative(fact)}"]) if not negative(fact).endswith("s") else f"there are {negative(fact)}"
    if value.lower() == "yes":
        return f"it has {np(fact)}"
    if IMPERATIVE.match(value):
        return rng.choice([value, f"for {fact.noun}: {value}"])
    if shared(fact) or counted(value):
        return f"it has {np(fact)}"
    are = "are" if plural(fact.noun) else "is"
    if re.match(r"^(up to )?[\d.]+", value) and are == "is" and rng.random() < .35:
        return f"{det} {fact.noun} comes to {value}" if fact.kind in ("weight", "length") else f"{det} {fact.noun} is {value}"
    return f"{det} {fact.noun} {are} {value}"


def label_item(fact: Fact) -> str:
    """For a list of details: 'lid type pedal'."""
    if negative(fact):
        return negative(fact)
    if fact.value.lower() == "yes":
        return fact.noun
    return fact.value if shared(fact) or counted(fact.value) else f"{fact.noun} {fact.value}"


def join(items: list[str], word: str = "and") -> str:
    """a, b and c."""
    if len(items) < 2:
        return "".join(items)
    sep = ", " if not any("," in i for i in items[:-1]) else ", "
    last = f", {word} " if any(f" {word} " in i or "," in i for i in items) else f" {word} "
    return sep.join(items[:-1]) + last + items[-1]
