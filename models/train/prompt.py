"""The prompt text of `PromptStyle::Direct`, as crate/seller/src/{intake,budget,facts,render}.rs build it.

Rust is the authority. This copy exists so that training sees byte for byte what the shipped program will ask;
tests/test_prompt.py holds the pairs that the Rust tests fix. A job that Rust would shorten raises TooLong here
instead: the data must not hold such jobs.
"""
from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

Job = dict[str, Any]

LABELS = {
    "en": dict(product="Product", brand="Brand", category="Category", price="Price", audience="For", tags="Keywords",
               notes="Notes", title="Current title", text="Current text", buyer="Buyer", seller="Seller", review="Review"),
    "zh": dict(product="商品", brand="品牌", category="类目", price="价格", audience="适合", tags="关键词",
               notes="备注", title="原标题", text="原描述", buyer="买家", seller="卖家", review="评价"),
}
TASK_LABELS = {
    "title": ("Title", "标题"), "description": ("Description", "描述"), "bullets": ("Bullets", "卖点"),
    "seo": ("SEO title", "SEO标题"), "reply": ("Reply", "回复"), "review-analysis": ("Analysis", "分析"),
    "short-video": ("Video title", "视频标题"), "live-script": ("Opening", "开场"), "campaign": ("Post", "帖子"),
    "recommend": ("Reason", "推荐理由"),
}
UNIVERSAL = set("brand model material color colour size type style weight origin season category gender sku notes note "
                "品牌 型号 材质 面料 颜色 尺寸 尺码 类型 风格 重量 产地 季节 类目 货号 备注 系列".split())
EMPTY = {"", "-", "--", "n/a", "na", "null", "tbd", "暂无", "/"}
TONES = {"friendly": ("friendly", "亲切"), "premium": ("premium", "高级"), "lively": ("lively", "活泼")}
LENGTHS = {"short": ("short", "短"), "long": ("long", "长")}
BLOCKS = "p br div li ul ol tr table h1 h2 h3 h4 h5 section article hr".split()


class TooLong(ValueError):
    """Rust would shorten this job before it asks."""


def one_line(text: str) -> str:
    return " ".join(text.split())


def plain_text(field: str) -> str:
    """Markup, entities and invisible characters resolved. Narrower than the Rust twin: no <script>, no comments."""
    text = field
    if "<" in text:
        text = re.sub(r"</?([A-Za-z][A-Za-z0-9]*)[^<>]*>",
                      lambda m: "\n" if m[1].lower() in BLOCKS else (" " if m[1].lower() in ("td", "th") else ""), text)
    if "&" in text:
        text = html.unescape(text)
    keep = lambda c: c in "\n\r\t" or (unicodedata.category(c) != "Cc" and c not in "\u00ad\u200b\u200c\u200e\u200f\ufeff")
    lines = (one_line("".join(filter(keep, line))) for line in re.split(r"[\n\r\u2028\u2029]", text))
    return "\n".join(line for line in lines if line)


def loose(value: Any) -> str | None:
    """A value that should be text but comes from forms and spreadsheets."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(part for part in map(loose, value) if part is not None)
    return str(value)


def width(text: str) -> int:
    """Characters, wide ones twice."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _fit(text: str, most: int) -> str:
    if width(text) > most:
        raise TooLong(text[:40])
    return text


def _name_of(key: str, lang: str) -> str:
    name = key.replace("_", " ")
    if lang == "zh" or not name.isascii() or any(c.isupper() for c in name):
        return name
    return name[:1].upper() + name[1:]


def _pairs(pairs: dict[str, Any]) -> list[tuple[str, str]]:
    out = []
    for key, value in pairs.items():
        text = loose(value)
        if text is None:
            continue
        key, text = one_line(plain_text(key)), one_line(plain_text(text))
        nothing = text.lower() in EMPTY or (text.lower() in ("none", "无") and key.lower() in UNIVERSAL)
        if key and not nothing:
            out.append((_fit(key, 60), _fit(text, 160)))
    return out[:16]


def facts(job: Job) -> list[tuple[str, str, str]]:
    """(key, label, value) of everything the job says, in prompt order."""
    lang = job["lang"]
    label = LABELS[lang]
    out: list[tuple[str, str, str]] = []

    def push(key: str, name: str, value: Any, most: int) -> None:
        text = one_line(plain_text(loose(value) or ""))
        if text:
            out.append((key, name, _fit(text, most)))

    product = job.get("product")
    if product:
        push("name", label["product"], product.get("name"), 240)
        push("brand", label["brand"], product.get("brand"), 160)
        push("category", label["category"], product.get("category"), 160)
        for key, value in _pairs(product.get("attributes") or {}):
            out.append((f"attributes.{key}", _name_of(key, lang), value))
        push("price", label["price"], product.get("price"), 160)
        push("audience", label["audience"], product.get("audience"), 160)
        tags = [one_line(plain_text(str(tag))) for tag in product.get("tags") or []]
        push("tags", label["tags"], ("、" if lang == "zh" else ", ").join([tag for tag in tags if tag][:12]), 2000)
        push("notes", label["notes"], product.get("notes"), 600)
        existing = product.get("existing") or {}
        push("existing.title", label["title"], existing.get("title"), 240)
        push("existing.description", label["text"], existing.get("description"), 600)
    for key, value in _pairs(job.get("facts") or {}):
        out.append((f"facts.{key}", _name_of(key, lang), value))
    thread = [turn for turn in job.get("thread") or [] if plain_text(turn["text"])]
    for index, turn in enumerate(thread[-6:]):
        push(f"thread.{index}", label[turn["from"]], turn["text"], 240)
    push("message", label["buyer"], job.get("message"), 1200)
    push("review", label["review"], job.get("review"), 1200)
    return out


def _wants(task: str, key: str) -> bool:
    spoken = key == "message" or key.startswith("thread.")
    if task == "review-analysis":
        return key == "review"
    if task == "reply":
        return key not in ("review", "tags") and not key.startswith("existing.")
    if task in ("short-video", "live-script", "campaign"):
        return key != "review" and not spoken
    return key not in ("price", "review") and not spoken


def prompt(job: Job) -> str:
    """The one user message of a Direct prompt."""
    lang, task = job["lang"], job["task"]
    zh = lang == "zh"
    shown = [(key, label, value) for key, label, value in facts(job) if _wants(task, key)]
    at = len(shown)
    while at and (shown[at - 1][0] in ("message", "review") or shown[at - 1][0].startswith("thread.")):
        at -= 1
    manner = []
    if (tone := job.get("tone", "plain")) in TONES:
        manner.append(("", "语气" if zh else "Tone", TONES[tone][zh]))
    if (length := job.get("length", "medium")) in LENGTHS:
        manner.append(("", "篇幅" if zh else "Length", LENGTHS[length][zh]))
    shown[at:at] = manner
    colon = "：" if zh else ": "
    lines = [f"{one_line(label)}{colon}{value}" for _, label, value in shown]
    return "\n".join([*lines, TASK_LABELS[task][zh] + colon.rstrip()])


def plain_template(job: Job) -> str:
    """What stands before the answer in the `plain` template; the answer ends with a blank line."""
    return prompt(job) + "\n"


def chatml_template(job: Job) -> list[tuple[bool, str]]:
    """(is a control token, text) pieces before the answer in the `chatml` template; it ends with <|im_end|>."""
    return [(True, "<|im_start|>"), (False, "user\n" + prompt(job)), (True, "<|im_end|>"), (False, "\n"),
            (True, "<|im_start|>"), (False, "assistant\n")]
