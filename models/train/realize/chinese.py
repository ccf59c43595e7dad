"""Chinese clauses: how a fact is said so that a label is never glued to a value that already holds it."""
from __future__ import annotations

import re
from random import Random

from .catalog import Fact

STIFF = re.compile(r"标明为|标注为|标注的|标有|说明是|提示为")
NEGATIVE = re.compile(r"^(无|没有|不|非|未|免)")


def shared(fact: Fact) -> bool:
    """Whether the value says by itself what it is about."""
    noun, value = fact.noun, fact.value
    if noun.isascii() and noun.lower() in value.lower():
        return True
    pairs = {noun[i:i + 2] for i in range(len(noun) - 1)}
    tail = noun[-1] if len(noun) > 1 else noun
    return any(p in value for p in pairs if re.search(r"[\u4e00-\u9fff]", p)) or (value.endswith(tail) and len(value) > 1 and "\u4e00" <= tail <= "\u9fff" and tail not in "数量度")


def said(fact: Fact, rng: Random) -> str:
    """The fact as a clause."""
    value, noun = fact.value, fact.noun
    if value in ("无", "没有", "否"):
        return f"无{noun}" if not noun.startswith(("是否", "有无")) else noun.replace("是否", "不").replace("有无", "无")
    if value in ("不支持", "不含", "不带"):
        return f"{value}{noun}"
    if noun.endswith("材质") and len(noun) > 2 and len(value) < 7 and not re.search(r"[，、,/0-9]", value) and rng.random() < .6:
        part = noun[:-2]
        return value if value.endswith(part[-1]) else f"{value}{part}"
    if value in ("有", "是", "支持"):
        return {"有": f"有{noun}", "是": f"带{noun}", "支持": f"支持{noun}"}[value]
    if NEGATIVE.match(value) and (shared(fact) or value.startswith(("不含", "无", "没有", "免"))):
        return value
    if fact.kind in ("color",):
        return rng.choice([value if value.endswith("色") else f"颜色{value}", f"颜色为{value}", f"颜色是{value}"])
    if fact.kind in ("material",) and not re.search(r"[，、,/]", value):
        return rng.choice([f"材质{value}" if not value.endswith(("材质", "料")) else value, f"用{value}做的" if len(value) < 7 else f"采用{value}", f"采用{value}", f"材质为{value}"])
    if shared(fact):
        return value if rng.random() < .8 or not re.match(r"^\d", value) else value
    ready = [c for c in fact.clauses if not STIFF.search(c) and not c.startswith(("为", "是")) and not c.endswith(("为{v}", "是{v}"))]
    if rng.random() < .6 or not ready:
        return rng.choice([f"{noun}{value}", f"{noun}{value}", f"{noun}{value}", f"{noun}为{value}", f"{noun}是{value}"]) if not value.startswith(("可", "能", "建议", "请", "适", "送", "带", "支持", "约")) else f"{noun}{value}"
    return rng.choice(ready).replace("{v}", value)


def short(fact: Fact) -> str:
    """The fact in as few characters as stay clear."""
    value = fact.value
    if value in ("无", "没有", "否", "有", "是", "支持"):
        return said(fact, Random(0))
    if value in ("不支持", "不含", "不带"):
        return f"{value}{fact.noun}"
    if fact.noun.endswith("材质") and len(fact.noun) > 2 and not re.search(r"[，、,/0-9]", value):
        return value if value.endswith(fact.noun[-3]) else f"{value}{fact.noun[:-2]}"
    if fact.noun.endswith(("款式", "形状", "造型", "图案", "风格", "香型", "口味")) and len(value) > 1 and not re.match(r"[0-9无不]", value):
        return value
    if shared(fact) or fact.kind in ("color", "material", "size", "dimensions", "weight", "capacity", "power", "voltage", "net-weight", "volume", "pattern", "style", "flavor", "scent", "age-range",
                                     "pack-count", "pieces", "finish") and not re.fullmatch(r"[\d.]+", value):
        return value
    return f"{fact.noun}{value}"


def modifier(fact: Fact, name: str) -> bool:
    """Whether the value can stand right before the name."""
    return (fact.kind in ("color", "material", "style", "pattern", "flavor", "scent", "finish", "shape", "fabric", "metal", "stone") and 2 <= len(fact.value) <= 6
            and not re.search(r"[\d，、,/（(＋+或和与及有无可]", fact.value) and not any(fact.value[i:i + 2] in name for i in range(len(fact.value) - 1)))


def joined(clauses: list[str], rng: Random) -> str:
    """Clauses of one sentence."""
    if not clauses:
        return ""
    if len(clauses) == 1:
        return clauses[0]
    return "，".join(clauses)


def space(brand: str, name: str) -> str:
    """Brand and name; a Latin brand keeps a blank only before Latin."""
    return f"{brand} {name}" if brand and brand[-1].isascii() and name[:1].isascii() else brand + name
