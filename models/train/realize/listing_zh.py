"""Chinese listing texts: title, description, bullets, search title, short video, livestream, campaign, reason."""
from __future__ import annotations

import re
from random import Random

from . import chinese as zh
from .catalog import Drawn, Fact


def _split(d: Drawn, rng: Random, most: int) -> tuple[list[Fact], list[Fact]]:
    pool = d.facts[:]
    rng.shuffle(pool)
    mods: list[Fact] = []
    for fact in pool:
        if len(mods) < most and zh.modifier(fact, d.name):
            mods.append(fact)
    return mods, [f for f in pool if f not in mods]


def _suits(aud: str, rng: Random) -> str:
    aud = aud.rstrip("的") + ("的朋友" if aud.endswith("的") else "")
    return rng.choice([f"适合{aud}", f"适合{aud}", f"给{aud}选的", f"{aud}可以看看", f"为{aud}准备"])


def _aud(aud: str) -> str:
    return aud[:-1] + "的朋友" if aud.endswith("的") else aud


def title(d: Drawn, rng: Random) -> str:
    """Brand, name with modifiers, then facts set apart by blanks."""
    mods, rest = _split(d, rng, rng.choice([0, 1, 1, 2]))
    name = "".join(m.value for m in mods) + d.name
    head = zh.space(d.brand, name) if d.brand else name
    tail: list[str] = []
    most = rng.choice([44, 52, 58])
    for fact in sorted(rest, key=lambda f: {"before": 0, "after": 1, "none": 2}[f.title] + rng.random()):
        part = zh.short(fact)
        if fact.kind in ("care", "storage", "warranty", "usage") or len(part) > 12 or (fact.title == "none" and rng.random() < .5) or re.search(r"[，。；]", part):
            continue
        if sum(2 if ord(c) > 127 else 1 for c in head + " ".join(tail) + part) > most:
            continue
        tail.append(part)
        if len(tail) == rng.choice([2, 3, 4]):
            break
    if tail and re.match(r"^[\d.]+[^\d.年]", tail[0]) and rng.random() < .45:
        head, tail = head + tail[0], tail[1:]
    elif tail and rng.random() < .15 and d.brand and not re.match(r"^\d", tail[0]):
        head, tail = f"{d.brand} {tail[0]} {name}", tail[1:]
    text = " ".join([head, *tail])
    if d.audience and len(text) < 20 and rng.random() < .3 and len(d.audience) < 5:
        text += f" 适合{d.audience}" if not d.audience.endswith("的") else ""
    return text


TAILS = {"friendly": ["哦", "呢", "啦"], "lively": ["！"]}


class _Prose:
    """Sentences about one product; every fact leaves the pool when it is said."""

    def __init__(self, d: Drawn, rng: Random, mods: list[Fact], rest: list[Fact]) -> None:
        self.d, self.rng, self.rest = d, rng, rest
        self.plain = "".join(m.value for m in mods) + d.name
        self.named = zh.space(d.brand, self.plain) if d.brand else self.plain
        self.aud_said = False

    def clauses(self, most: int) -> list[str]:
        taken, self.rest = self.rest[:most], self.rest[most:]
        return [zh.said(f, self.rng) for f in taken]

    def opening(self, tone: str) -> str:
        rng, n = self.rng, self.named
        aud = self.d.audience
        first = self.clauses(rng.choice([1, 2, 2, 3]))
        body = zh.joined(first, rng)
        if not body:
            if aud and rng.random() < .5:
                self.aud_said = True
                return rng.choice([f"{n}，适合{_aud(aud)}。", f"给{_aud(aud)}的{n}。", f"{_aud(aud)}可以看看这款{n}。"])
            return rng.choice([f"这里是{n}。", f"本店在售{n}。", f"这是一款{n}。", f"{n}，需要的可以看看。"])
        if aud and rng.random() < .4:
            self.aud_said = True
            a = _aud(aud)
            forms = [f"{a}看过来，{n}{body}。", f"这款{n}适合{a}，{body}。", f"给{a}的{n}，{body}。", f"适合{a}的{n}，{body}。", f"{a}可以看看这款{n}，{body}。"]
            if tone == "premium":
                forms = [f"{n}，为{a}而选。{body}。", f"适合{a}的{n}，{body}。"]
            if tone == "lively":
                forms = [f"{a}看这里！{n}，{body}！", f"{a}集合，{n}来了！{body}。"]
            if tone == "friendly":
                forms += [f"想着{a}会用到，我们上了这款{n}，{body}。", f"{a}来看看这款{n}吧，{body}。"]
            return rng.choice(forms)
        forms = [f"这款{n}，{body}。", f"{n}，{body}。", f"{n}：{body}。", f"先说{n}的基本情况：{body}。", f"{body}，就是这款{n}。", f"这款{n}{body}。", f"本店这款{n}，{body}。",
                 f"{n}的参数不复杂，{body}。", f"看看这款{n}：{body}。"]
        if tone == "friendly":
            forms = [f"来看看这款{n}吧，{body}。", f"跟大家说说这款{n}，{body}哦。", f"这款{n}，{body}呢。", f"家里需要{self.plain}的话，可以看看这款{'（' + self.d.brand + '）' if self.d.brand else ''}，{body}。",
                     f"您好呀，这是{n}，{body}。", f"给您介绍{n}：{body}。"]
        elif tone == "premium":
            forms = [f"{n}，{body}。", f"{n}。{body}。", f"细看这款{n}，{body}。", f"静静看一件{n}：{body}。", f"{n}，从细节说起：{body}。"]
        elif tone == "lively":
            forms = [f"{n}来啦！{body}！", f"看这里！{n}，{body}！", f"新朋友{n}登场，{body}！", f"咦，这不是{n}吗？{body}！", f"{n}到！{body}。"]
        return rng.choice(forms)

    def more(self, tone: str) -> str:
        rng = self.rng
        body = zh.joined(self.clauses(rng.choice([1, 2, 2, 3])), rng)
        if not body:
            return ""
        lead = rng.choice(["", "", "", "另外，", "此外，", "细节上，", "再看其他信息，", "同时，"])
        if tone == "lively":
            lead = rng.choice(["", "还有，", "再看，"])
        end = "！" if tone == "lively" and rng.random() < .5 else ("哦。" if tone == "friendly" and rng.random() < .15 and body[-1] not in "吗呢哦" else "。")
        return f"{lead}{body}{end}"


def _note(d: Drawn, rng: Random) -> str:
    note = d.note.rstrip("。！")
    return rng.choice([f"{note}。", f"{note}。", f"{note}。", f"另外提醒一下：{note}。", f"需要留意：{note}。", f"补充一点：{note}。", f"备注：{note}。" if False else f"再说一句，{note}。"])


def description(d: Drawn, rng: Random) -> str:
    """Sentences that carry every fact once."""
    tone, length = d.job.get("tone", "plain"), d.job.get("length", "medium")
    mods, rest = _split(d, rng, rng.choice([0, 0, 1, 1, 2]))
    p = _Prose(d, rng, mods, rest)
    out = [p.opening(tone)]
    if length == "short" and p.rest:
        out.append(zh.joined(p.clauses(99), rng) + "。")
    elif len(p.rest) > 5 and rng.random() < .3:
        listed, p.rest = p.rest[2:], p.rest[:2]
        out.append(p.more(tone))
        out.append(rng.choice(["其他参数：", "其余信息：", "具体规格："]) + "；".join(f"{f.noun}{f.value}" if not zh.shared(f) and f.value not in ("无", "有", "是", "否") else zh.short(f) for f in listed) + "。")
    while p.rest:
        out.append(p.more(tone))
    if d.audience and not p.aud_said:
        out.insert(rng.choice([1, len(out)]), _suits(d.audience, rng) + "。")
    if d.note:
        out.append(_note(d, rng))
    if tone == "friendly" and rng.random() < .3:
        out.append(rng.choice(["有不清楚的随时问我们。", "还想了解什么，留言就好。", "有问题欢迎来问。"]))
    return "".join(out)


def bullets(d: Drawn, rng: Random) -> str:
    """Three to five lines, a fact or two in each."""
    mods, rest = _split(d, rng, 1 if len(d.facts) > 3 else 0)
    p = _Prose(d, rng, mods, rest)
    aud = d.audience
    head = p.named
    if aud and rng.random() < .5:
        head, aud = f"{p.named}，适合{_aud(aud)}", ""
    lines = [zh.short(f) if rng.random() < .5 else zh.said(f, rng) for f in rest]
    most = 5 - 1 - bool(aud) - bool(d.note)
    while len(lines) > most:
        lines.sort(key=len)
        a, b = lines.pop(0), lines.pop(0)
        lines.append(f"{a}，{b}")
    rng.shuffle(lines)
    lines.insert(rng.choice([0, 0, len(lines)]), head)
    if aud:
        lines.append(f"适合{_aud(aud)}")
    if d.note:
        lines.append(d.note.rstrip("。"))
    return "\n".join(lines)


def seo(d: Drawn, rng: Random) -> str:
    """A search title and a sentence or two under it."""
    brand, aud = d.brand, d.audience
    d.brand = d.audience = ""
    head = title(d, rng)
    d.brand, d.audience = brand, aud
    if brand and rng.random() < .7:
        head += f"_{brand}"
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest)
    text = p.opening("plain")
    while p.rest and len(text) < 60:
        text += p.more("plain")
    if d.audience and not p.aud_said:
        text += _suits(d.audience, rng) + "。"
    return f"{head}\nSEO描述：{text}"


def recommend(d: Drawn, rng: Random) -> str:
    """One or two sentences: for whom, and which facts speak for it."""
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest[:3])
    body = zh.joined(p.clauses(3), rng)
    if d.audience and rng.random() < .75:
        a = _aud(d.audience)
        if body:
            return rng.choice([f"{a}可以选这款{p.named}，{body}。", f"适合{a}的{p.named}，{body}。", f"给{a}推荐{p.named}：{body}。", f"{body}，这款{p.named}适合{a}。", f"如果是{a}用，看看{p.named}，{body}。"])
        return rng.choice([f"{a}可以看看{p.named}。", f"{p.named}，适合{a}。"])
    if not body:
        return rng.choice([f"需要{d.name}的，可以看看这款{p.named}。" if d.brand else f"需要{d.name}的，可以看看这款。", f"想找{p.named}的，看看这一款。"])
    return rng.choice([f"选{p.named}的理由：{body}。", f"{p.named}，{body}。", f"{body}的{p.named}。" if not re.search("，|。|：", body) and not body.endswith("的") else f"{p.named}，{body}。", f"想找{d.name}，可以看这款：{p.named if d.brand else ''}{'，' if d.brand else ''}{body}。",
                       f"这款{p.named}{body}，按需要选。"])


def _tags(d: Drawn, rng: Random) -> str:
    tags = [re.sub(r"\W", "", d.name)] + [f.value for f in d.facts if zh.modifier(f, d.name)][:2]
    if d.brand:
        tags.append(re.sub(r"\W", "", d.brand))
    if d.audience and len(d.audience) < 6 and not d.audience.endswith("的"):
        tags.append(re.sub(r"\W", "", d.audience))
    return " ".join("#" + t for t in list(dict.fromkeys(tags))[: rng.randint(2, 4)])


HOOKS = ["{}开箱看看", "近距离看{}", "今天拍{}", "几秒看完{}", "{}长什么样", "把{}拿到镜头前", "来看{}", "说说{}", "你见过这款{}吗", "{}，一镜到底"]


def short_video(d: Drawn, rng: Random) -> str:
    """A line to hook, a spoken text, hashtags."""
    tone = d.job.get("tone", "plain")
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest)
    hook = rng.choice(HOOKS).format(d.name)
    if d.facts and rng.random() < .4:
        f = rng.choice(d.facts)
        if len(f.value) < 10:
            hook = rng.choice([f"{zh.short(f)}的{d.name}" if not zh.short(f).endswith("的") else f"{d.name}：{zh.short(f)}", f"{d.name}，{zh.short(f)}"])
    text = p.opening(tone)
    for _ in range(rng.choice([1, 1, 2])):
        text += p.more(tone) if p.rest else ""
    if d.price and rng.random() < .7:
        text += rng.choice([f"价格{d.price}。", f"现在页面价{d.price}。" if False else f"售价{d.price}。"])
    return f"{hook}{'！' if tone == 'lively' else ''}\n视频文案：{text}\n话题：{_tags(d, rng)}"


OPEN = ["大家好，接下来看{}。", "欢迎进直播间，手上这款是{}。", "来，镜头拉近一点，看看{}。", "刚进来的朋友，我们在讲{}。", "晚上好，今天聊聊{}。", "有人问{}，这就拿给大家看。", "下一款，{}。", "朋友们好，{}在我手里。"]
ASK = ["大家还想看哪个细节？", "你们平时会用在哪儿？", "有什么想问的，打在公屏上。", "自己用还是送人？", "哪里没看清，我再转一圈？", "之前用过类似的吗？", "想不想看近景？", "大家觉得怎么样？"]
BUY = ["需要的朋友点下方链接。", "想要的点链接看看。", "链接在下面，看好再拍。", "喜欢的进链接下单。", "看中的朋友，链接里选。", "先看详情页，再下单。"]


def live_script(d: Drawn, rng: Random) -> str:
    """Opening, selling points, the price where given, a question, how to order."""
    tone = d.job.get("tone", "plain")
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest)
    lines = [rng.choice(OPEN).format(p.named)]
    points = []
    while p.rest:
        points.append(p.more(tone))
    if points:
        points[0] = re.sub(r"^(另外|此外|同时|还有|再看其他信息|细节上|再看)，", "", points[0])
    if d.audience:
        points.append(_suits(d.audience, rng) + "。")
    if d.note:
        points.append(_note(d, rng))
    lines.append("卖点：" + ("".join(points) or rng.choice(["我转一圈给大家看清楚。", "正面背面都给大家看看。"])))
    if d.price:
        lines.append("价格：" + rng.choice([f"价格是{d.price}。", f"这款{d.price}。", f"页面上标的{d.price}。" if False else f"售价{d.price}。", f"{d.price}，就是这个价。"]))
    lines.append("互动：" + rng.choice(ASK))
    lines.append("下单：" + rng.choice(BUY))
    return "\n".join(lines)


THEMES = ["开学季", "春季上新", "母亲节", "中秋", "双十一", "年货节", "搬家季", "周末在家", "夏天来了", "冬日暖屋", "六一儿童节", "店铺三周年", "情人节", "露营季", "换季", "父亲节", "国庆出游", "新品上架", "618", "老顾客回馈"]
GOALS = ["进店看看", "拉新", "清尾货", "老客复购", "涨粉", "多带几单", "征集留言"]
OFFERS = ["满200减20", "第二件半价", "9折", "前100名送小样", "满99包邮", "两件85折", "下单立减10元", "收藏店铺减5元"]


def campaign(d: Drawn, rng: Random) -> str:
    """A post, an ad, an e-mail, from a theme and a goal."""
    theme, offer = rng.choice(THEMES), rng.choice(OFFERS) if rng.random() < .45 else ""
    facts = {"主题": theme}
    if rng.random() < .7:
        facts["目标"] = rng.choice(GOALS)
    if offer:
        facts[rng.choice(["优惠", "活动"])] = offer
    d.job["facts"] = facts
    tone = d.job.get("tone", "plain")
    mods, rest = _split(d, rng, 1)
    p = _Prose(d, rng, mods, rest[:4])
    one, two = zh.joined(p.clauses(2), rng), zh.joined(p.clauses(2), rng)
    bang = "！" if tone == "lively" else "。"
    cta = rng.choice(["欢迎进店看看", "详情页里有更多信息", "需要的朋友来看看", "进店瞧瞧吧"])
    promo = f"，{offer}" if offer else ""
    post = rng.choice([f"{theme}，看看{p.named}{bang}", f"{theme}，店里的{p.named}等您来看{bang}", f"{theme}到店里看看{p.named}{bang}" if len(theme) < 4 else f"{theme}，{p.named}{bang}"])
    post += f"{one}{promo}，{cta}。" if one else f"{offer + '，' if offer else ''}{cta}。"
    ad = rng.choice([f"{theme}，{p.named}{promo}。", f"{p.named}{'，' + (two or one) if (two or one) else ''}{promo}。"])
    subject = rng.choice([f"{theme}，看看{d.name}", f"{d.name}，{offer}" if offer else f"{theme}的{d.name}", f"{theme}：{d.name}"])
    mail = f"{rng.choice(['您好，', '您好，', '亲爱的顾客，', '朋友您好，'])}" + rng.choice([f"{theme}给您介绍{p.named}。", f"{theme}，想跟您说说{p.named}。", f"{theme}，店里有{p.named}。"])
    mail += (f"{'，'.join(x for x in (one, two) if x)}{promo}，" if one else f"{offer + '，' if offer else ''}") + f"{cta}。"
    return f"{post}\n广告：{ad}\n邮件标题：{subject}\n邮件：{mail}"
