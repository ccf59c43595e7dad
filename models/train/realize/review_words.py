"""What buyers say of each aspect: (praise, complaint)."""
from __future__ import annotations

_WEAR = {"womens-clothing", "mens-clothing", "shoes", "baby", "bags", "home-textiles"}
_TECH = {"electronics", "phone-accessories", "computers-office", "appliances", "automotive-tools", "lighting"}
_FOOD = {"food-drinks"}
_SKIN = {"beauty", "personal-care"}
_HOME = {"furniture", "home-decor", "storage", "garden", "cleaning"}
_KITCHEN = {"kitchen", "drinkware", "appliances"}
_GROUPS = {"wear": _WEAR, "tech": _TECH, "food": _FOOD, "skin": _SKIN, "home": _HOME, "kitchen": _KITCHEN}

EN = {
    "groups": _GROUPS,
    "any": {
        "delivery": (["arrived two days early", "delivery was quick", "shipping was fast", "came the next morning", "turned up right on time"], ["took three weeks to arrive", "delivery was slow", "the courier left it in the rain", "arrived ten days late", "shipping took forever"]),
        "packaging": (["packed really well", "nicely wrapped", "the box was solid", "came well padded"], ["the box was crushed", "the packaging was torn", "came loose in a plastic bag", "no padding at all in the parcel"]),
        "price": (["good value for the money", "fair price", "cheap for what you get", "worth every penny"], ["too expensive for what it is", "not worth the price", "overpriced", "saw it cheaper elsewhere"]),
        "service": (["the seller answered within an hour", "support was friendly", "they replaced it without fuss", "customer service was helpful"], ["nobody answers my emails", "support was rude", "the seller ignored me", "customer service was useless"]),
        "quality": (["feels solid", "well made", "still like new after months", "nice quality"], ["broke after a week", "feels cheap", "fell apart in a month", "poor quality"]),
        "look": (["looks just like the photo", "looks great", "prettier than I expected", "got so many compliments"], ["looks nothing like the picture", "looks cheap in person", "scratched on one side", "uglier than in the photo"]),
        "color": (["the color is lovely", "exactly the shade I wanted", "beautiful color"], ["the color is off", "much darker than shown", "the color faded quickly"]),
        "size": (["the perfect size", "fits just right", "size is as described"], ["much smaller than I thought", "way too big", "runs small"]),
        "smell": (["no chemical smell", "smells nice"], ["stinks of plastic", "the smell won't go away", "reeks"]),
        "ease of use": (["easy to use", "works right out of the box", "simple to set up"], ["hard to figure out", "a pain to use", "complicated to set up"]),
        "instructions": (["the manual is clear", "good instructions"], ["no instructions in the box", "the manual makes no sense"]),
    },
    "more": {
        "wear": {"fabric": (["the fabric is soft", "lovely thick material"], ["the fabric is thin", "scratchy material"]), "comfort": (["so comfortable", "I wear it all day"], ["uncomfortable after an hour", "rubs badly"]),
                 "stitching": (["neat stitching", "the seams are clean"], ["loose threads everywhere", "a seam came open"]), "zip": (["the zip runs smoothly", "sturdy zip"], ["the zip sticks", "the zipper broke"]),
                 "washing": (["washed it five times, no change", "kept its shape in the wash"], ["shrank in the wash", "bled on my other clothes"])},
        "tech": {"battery": (["the battery lasts for days", "charges fast"], ["the battery dies in two hours", "won't hold a charge"]), "noise": (["really quiet", "you hardly hear it"], ["so loud", "makes a whining noise"]),
                 "connection": (["pairs at once", "the connection is stable"], ["keeps disconnecting", "won't pair with my phone"]), "brightness": (["bright enough for the whole room", "nice light"], ["too dim", "flickers all the time"]),
                 "performance": (["does the job well", "powerful"], ["stopped working on day three", "weak"]), "cable": (["the cable is long enough", "good sturdy cable"], ["the cable is too short", "the cable frayed"])},
        "food": {"taste": (["tastes great", "delicious", "just the right sweetness"], ["tastes stale", "far too salty", "no flavor at all"]), "freshness": (["very fresh", "long date on it"], ["expires next week", "was already open"]),
                 "portion": (["generous bag", "lasts us a month"], ["tiny portion", "half the bag is air"])},
        "skin": {"texture": (["absorbs quickly", "light on the skin"], ["greasy and sticky", "leaves a white film"]), "skin reaction": (["my skin feels soft", "no irritation"], ["gave me a rash", "burned my skin"]), "scent": (["the scent is gentle", "smells wonderful"], ["the perfume is overpowering", "smells like medicine"])},
        "home": {"assembly": (["put together in ten minutes", "assembly was easy"], ["took hours to assemble", "the holes don't line up"]), "stability": (["stands firm", "doesn't wobble"], ["wobbles", "tips over easily"]), "material": (["solid material", "the wood is beautiful"], ["thin flimsy material", "the finish peels"]), "parts": (["all parts were there", "extra screws included"], ["screws were missing", "one leg was missing"])},
        "kitchen": {"cleaning": (["wipes clean in seconds", "easy to clean"], ["a nightmare to clean", "stains won't come out"]), "lid": (["the lid closes tight", "lid fits well"], ["the lid leaks", "lid doesn't fit"]), "heat": (["keeps my coffee hot till noon", "heats evenly"], ["goes cold in an hour", "burns in the middle"])},
    },
    "and": [", ", " and ", ". Also ", ", plus ", ". "], "but": [", but ", ". But ", ", though ", ". Unfortunately, " if False else ". On the other hand, ", ", however "],
    "lead": (["Love it. ", "Bought the {n} for my sister. ", "Happy customer here. ", "Second time I order the {n}. "], ["Very disappointed. ", "Do not buy the {n}. ", "I wanted to like it. ", "Waste of money. "], ["So-so. ", "Mixed feelings about this {n}. ", "Three stars. ", "It's okay. "]),
    "aside": ["Bought it in March.", "My husband picked it.", "Ordered on my phone.", "I live on the third floor.", "It was for my mum's birthday."],
    "needs": [("Wish it came in more colors.", "more colors"), ("I wish it was a bit longer.", "a bit longer"), ("Would be nice to have a carry bag.", "a carry bag"), ("Please add a bigger size.", "a bigger size"), ("A spare part in the box would help.", "a spare part in the box"),
              ("I'd like a version without perfume.", "a version without perfume"), ("Clearer instructions would be good.", "Clearer instructions"), ("Needs a handle.", "a handle"), ("Hoping for a lighter version.", "a lighter version"), ("Wish there was a refill pack.", "a refill pack")],
    "bare": (["Perfect!", "Love this {n}", "5 stars", "Exactly what I needed.", "Super happy", "Great {n}, would buy again."], ["Terrible.", "Don't buy", "Complete waste", "Sent it back.", "Awful {n}.", "Oh great, another {n} for the bin."], ["It's ok", "Average.", "Nothing special.", "Does what it does.", "Haven't used the {n} yet.", "Fine I guess"]),
}

ZH = {
    "groups": _GROUPS,
    "any": {
        "物流": (["物流很快", "第二天就到了", "快递给力", "比预计早到两天"], ["物流太慢了", "等了半个月", "快递扔在门口淋雨", "发货拖了一周"]),
        "包装": (["包装很严实", "包装精致", "盒子完好", "泡沫包得厚"], ["盒子压扁了", "包装破了", "就一个塑料袋", "包装太简陋"]),
        "价格": (["价格实惠", "性价比高", "这个价很值", "比实体店便宜"], ["太贵了", "不值这个价", "刚买就降价", "价格虚高"]),
        "客服": (["客服很耐心", "客服回复快", "有问必答", "售后马上给换"], ["客服不理人", "客服态度差", "问半天不回", "售后推来推去"]),
        "质量": (["质量不错", "做工精细", "很结实", "用了半年还像新的"], ["用一周就坏了", "做工粗糙", "质量差", "一掰就断"]),
        "外观": (["跟图片一样", "颜值高", "好看", "比想象中漂亮"], ["跟图片差太多", "看着廉价", "有划痕", "实物很丑"]),
        "颜色": (["颜色很正", "颜色好看", "就是我要的颜色"], ["有色差", "颜色偏暗", "掉色严重"]),
        "尺寸": (["大小刚好", "尺寸合适", "跟描述的一样大"], ["比想的小很多", "尺寸不准", "太大了用不上"]),
        "气味": (["没有异味", "闻着舒服"], ["味道刺鼻", "一股塑料味", "散了三天还有味"]),
        "使用": (["用着方便", "上手简单", "很顺手"], ["用起来费劲", "不好用", "操作太复杂"]),
        "说明书": (["说明书清楚", "照着说明就会了"], ["没有说明书", "说明书看不懂"]),
    },
    "more": {
        "wear": {"面料": (["面料柔软", "料子厚实"], ["面料太薄", "料子扎人"]), "舒适": (["穿着舒服", "一整天都不累"], ["磨得疼", "勒得慌"]), "线头": (["走线整齐", "没有线头"], ["线头好多", "开线了"]), "拉链": (["拉链顺滑", "拉链结实"], ["拉链卡住", "拉链头掉了"]), "洗后": (["洗了几次没变形", "机洗也不缩"], ["洗一次就缩水", "洗完起球"])},
        "tech": {"续航": (["续航很久", "充电快"], ["电不耐用", "两小时就没电"]), "噪音": (["声音很小", "几乎听不到"], ["噪音大", "嗡嗡响"]), "连接": (["秒连", "连接稳定"], ["老是断连", "连不上手机"]), "亮度": (["够亮", "光线柔和"], ["太暗了", "一直闪"]), "性能": (["动力足", "效果好"], ["三天就罢工", "没劲"]), "线": (["线够长", "线材厚实"], ["线太短", "线接头松"])},
        "food": {"味道": (["好吃", "味道正", "甜度刚好"], ["不新鲜的味道", "太咸", "没味道"]), "日期": (["日期新鲜", "保质期还长"], ["快过期了", "日期不新"]), "分量": (["分量足", "一袋吃好久"], ["分量少", "半袋是空气"])},
        "skin": {"质地": (["吸收快", "清爽不油"], ["又油又黏", "搓泥"]), "肤感": (["皮肤软软的", "不刺激"], ["用了过敏", "脸火辣辣的"]), "香味": (["香味淡淡的", "味道好闻"], ["香精味重", "像药味"])},
        "home": {"安装": (["十分钟装好", "安装简单"], ["装了一下午", "孔位对不上"]), "稳固": (["很稳", "不晃"], ["摇摇晃晃", "一碰就倒"]), "材料": (["板材厚", "木纹漂亮"], ["板子太薄", "掉漆"]), "配件": (["配件齐全", "多送了螺丝"], ["少螺丝", "缺一条腿"])},
        "kitchen": {"清洗": (["一冲就干净", "好清洗"], ["很难洗", "渍洗不掉"]), "盖子": (["盖子严实", "盖得紧"], ["盖子漏水", "盖不上"]), "保温": (["到中午还是热的", "受热均匀"], ["一小时就凉", "中间糊"])},
    },
    "and": ["，", "，", "，而且", "，还有", "。"], "but": ["，但是", "，就是", "，不过", "。可是", "，可惜"],
    "lead": (["很满意，", "回购第二次了，", "给妈妈买的{n}，", "好评！"], ["很失望，", "别买这个{n}，", "差评！", "后悔买了，"], ["一般吧，", "中规中矩，", "这个{n}怎么说呢，", "三星，"]),
    "aside": ["三月份买的。", "老公挑的。", "家住三楼。", "给朋友过生日用的。", "第一次在这家买。"],
    "needs": [("希望多几个颜色。", "多几个颜色"), ("要是再长一点就好了。", "再长一点"), ("能送个收纳袋就好了。", "送个收纳袋"), ("建议出大一号的。", "出大一号的"), ("最好配个备用件。", "配个备用件"), ("想要无香的款。", "无香的款"), ("说明能写清楚点就好。", "说明能写清楚点"), ("加个提手更方便。", "加个提手"), ("希望出轻一点的。", "出轻一点的"), ("能有补充装就好了。", "有补充装")],
    "bare": (["很好！", "喜欢这个{n}", "五星", "正是我要的", "满意满意", "{n}不错，会再来"], ["垃圾", "别买", "浪费钱", "已退货", "{n}太差了", "真行，又一个{n}进垃圾桶"], ["还行", "一般", "没什么特别的", "凑合用", "{n}还没用", "就那样吧"]),
}
