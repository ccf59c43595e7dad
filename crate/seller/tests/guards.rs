//! Faults the guards once had, each in both directions: the true text comes through, the invented one is still caught.

use shopquill_seller::{Job, Severity, finish};

/// What the guards make of a text: the text, and the rules that object to it.
fn read(job: &Job, raw: &str) -> (String, Vec<String>) {
    match finish(job, &[raw.to_owned()]) {
        Ok(mut result) => {
            let candidate = result.candidates.remove(0);
            let objections = candidate
                .checks
                .into_iter()
                .filter(|check| check.severity > Severity::Info);
            (candidate.text, objections.map(|check| check.rule).collect())
        }
        Err(error) => (String::new(), vec![error.to_string()]),
    }
}

#[track_caller]
fn passes(job: &Job, raw: &str) {
    let (text, objections) = read(job, raw);
    assert!(objections.is_empty(), "{raw:?}: {objections:?}");
    assert_eq!(text, raw);
}

/// The text is marked, mended or withheld.
#[track_caller]
fn caught(job: &Job, raw: &str) {
    let (text, objections) = read(job, raw);
    assert!(!objections.is_empty() || text != raw, "{raw:?} came through");
}

/// The text is withheld, or what contradicts the facts is taken out of it.
#[track_caller]
fn blocked(job: &Job, raw: &str, words: &str) {
    let (text, objections) = read(job, raw);
    let gone = text.is_empty() && !objections.is_empty() || !text.contains(words);
    assert!(gone, "{raw:?}: {text:?} {objections:?}");
}

fn job(json: serde_json::Value) -> Job {
    Job::from_json(&json.to_string()).expect("job")
}

fn product(task: &str, lang: &str, name: &str, attributes: serde_json::Value) -> Job {
    job(serde_json::json!({"id": "1", "task": task, "lang": lang, "product": {"name": name, "attributes": attributes}}))
}

fn reply(lang: &str, message: &str, facts: serde_json::Value) -> Job {
    job(serde_json::json!({"id": "1", "task": "reply", "lang": lang, "message": message, "facts": facts}))
}

#[test]
fn a_denial_of_the_listing_is_no_cover_for_a_claim() {
    let jacket = reply(
        "en",
        "Is it warm, and which colours?",
        serde_json::json!({"Lining": "fleece", "Colours": "forest, ecru, rust"}),
    );
    passes(
        &jacket,
        "It has a fleece lining. Navy isn't among the colours; we have forest, ecru and rust.",
    );
    passes(
        &jacket,
        "It has a fleece lining. A vegan label isn't part of the description, so I'll ask the maker.",
    );
    caught(
        &jacket,
        "This jacket isn't just warm, it is waterproof. It has a fleece lining.",
    );
    caught(
        &jacket,
        "It isn't listed, but it is waterproof. It has a fleece lining.",
    );
    caught(&jacket, "It isn't listed: it is waterproof. It has a fleece lining.");
    caught(&jacket, "The waterproof shell isn't heavy. It has a fleece lining.");
    caught(
        &jacket,
        "Waterproof isn't something you need to worry about. It has a fleece lining.",
    );
    caught(
        &jacket,
        "Forest isn't among the colours, but we have green. It has a fleece lining.",
    );
    caught(
        &jacket,
        "Don't worry about the genuine leather. It has a fleece lining.",
    );
    let white = reply(
        "zh",
        "有白色吗 防水吗",
        serde_json::json!({"颜色": "白色、灰色", "续航": "7天"}),
    );
    passes(&white, "您好，续航7天，防水等级没有标，我去问厂家。");
    caught(&white, "您好，我这里没有白色，续航7天。");
    caught(&white, "您好，续航7天，防水不是问题，没有标签也能下水。");
    caught(&white, "您好，续航7天，有无线充电。");
    caught(&white, "您好，白色不在里面，续航7天。");
}

#[test]
fn a_short_fact_word_stands_inside_a_longer_phrase() {
    let lamp = |included| {
        product(
            "description",
            "en",
            "desk lamp",
            serde_json::json!({"Included": included}),
        )
    };
    let raw = "This desk lamp runs from any USB charger you own.";
    passes(&lamp("USB adapter"), raw);
    caught(&lamp("plug"), raw);
}

#[test]
fn claim_words_are_whole_words() {
    let show = product("live-script", "en", "desk lamp", serde_json::json!({"Color": "white"}));
    let script = |points: &str| {
        format!(
            "Hello everyone.\nPoints: {points}\nQuestion: Who reads at night?\nOrder: The desk lamp is in the shop."
        )
    };
    let (text, objections) = read(&show, &script("I am presenting the white desk lamp today."));
    assert!(
        objections.is_empty() && text.contains("presenting"),
        "{text} {objections:?}"
    );
    for promise in ["We are sending it today.", "It ships today.", "Delivery is today."] {
        let (text, objections) = read(&show, &script(&format!("The desk lamp is white. {promise}")));
        assert!(!objections.is_empty() || !text.contains(promise), "{promise}");
    }
    let sofa = product("description", "zh", "沙发", serde_json::json!({"颜色": "灰色"}));
    passes(&sofa, "今天聊聊这款灰色沙发，坐下来看书正合适。");
    caught(&sofa, "这款灰色沙发今天下单明天送到。");
}

#[test]
fn speech_is_not_cut_and_repetition_is() {
    let bottle = product(
        "description",
        "en",
        "water bottle",
        serde_json::json!({"Color": "blue"}),
    );
    for text in [
        "The water bottle is blue. With water in it, it sits in any bag.",
        "Boxes, boxes everywhere? The blue water bottle needs none.",
        "Tent? Check. Blue water bottle? Check.",
    ] {
        passes(&bottle, text);
    }
    for text in [
        "The water bottle is blue blue blue.",
        "The blue water bottle is for you. The blue water bottle is for you.",
        "The water bottle is blue the water bottle is blue.",
    ] {
        caught(&bottle, text);
    }
    let zh = product("description", "zh", "台灯", serde_json::json!({"颜色": "白色"}));
    passes(&zh, "白色台灯放在桌上，回家转一转旋钮，试一试亮度。");
    caught(&zh, "白色台灯放在桌上放在桌上，回家就开。");
}

#[test]
fn ordinary_words_are_no_claims() {
    let shirt = product(
        "description",
        "en",
        "linen shirt",
        serde_json::json!({"Material": "linen", "Care": "low heat"}),
    );
    passes(&shirt, "This linen shirt takes heat badly, so iron it on low.");
    caught(&shirt, "This linen shirt hangs on an iron stand.");
    let mug = product("description", "en", "travel mug", serde_json::json!({"Color": "blue"}));
    passes(&mug, "The blue travel mug is for coffee on the way to work.");
    passes(&mug, "The blue travel mug goes along on the way.");
    passes(&mug, "Put the lid of the blue travel mug in your pocket.");
    passes(&mug, "Of the two, the blue travel mug is one of ours.");
    passes(&mug, "The blue travel mug stands between the windows.");
    caught(&mug, "The blue travel mug has two pockets.");
    caught(&mug, "The blue travel mug holds two litres.");
    caught(&mug, "The blue travel mug works with Windows and Mac computers.");
    let order = reply(
        "en",
        "Where is my parcel?",
        serde_json::json!({"Order": "3391", "Status": "packed"}),
    );
    blocked(
        &order,
        "Hello, order 3391 is packed. Your parcel is on the way.",
        "on the way",
    );
}

#[test]
fn the_name_of_a_fact_counts() {
    let stock = |value: &str| {
        product(
            "description",
            "en",
            "dinner plates",
            serde_json::json!({"Stock": value}),
        )
    };
    passes(&stock("40 sets"), "These dinner plates are in stock.");
    blocked(
        &stock("0"),
        "These dinner plates are for every day. They are in stock.",
        "in stock",
    );
    blocked(
        &stock("sold out"),
        "These dinner plates are for every day. They are in stock.",
        "in stock",
    );
    caught(
        &product("description", "en", "dinner plates", serde_json::json!({})),
        "These dinner plates are in stock.",
    );
    let offer = |key: &str| {
        job(serde_json::json!({"id": "1", "task": "description", "lang": "en",
        "product": {"name": "dinner plates", "attributes": {key: "10% from 5"}}}))
    };
    passes(&offer("Discount"), "These dinner plates are 10% off when you take 5.");
    passes(&offer("bulk_discount"), "These dinner plates are 10% off from 5.");
    caught(&offer("Discount"), "These dinner plates are 20% off when you take 5.");
    caught(&offer("Lead share"), "These dinner plates are 10% off when you take 5.");
    let zh = product("description", "zh", "餐盘", serde_json::json!({"库存": "40套"}));
    passes(&zh, "这款餐盘有现货，一共40套。");
    caught(
        &product("description", "zh", "餐盘", serde_json::json!({"材质": "瓷"})),
        "这款瓷餐盘有现货。",
    );
}

#[test]
fn denials_in_facts_are_denials() {
    let jeans = product(
        "description",
        "en",
        "jeans",
        serde_json::json!({"Color": "blue", "stretch": "none"}),
    );
    passes(&jeans, "These blue jeans are made without stretch.");
    blocked(&jeans, "These blue jeans are made with stretch.", "stretch");
    let rug = product(
        "description",
        "en",
        "rug",
        serde_json::json!({"Color": "grey", "backing": "no anti-slip"}),
    );
    passes(&rug, "This grey rug has no anti-slip backing.");
    blocked(&rug, "This grey rug has an anti-slip backing.", "anti-slip");
    let mug = product("reply", "zh", "马克杯", serde_json::json!({"定制不支持": "无理由退换"}));
    let mut mug = mug;
    mug.message = Some("刻字的可以退吗？".to_owned());
    passes(&mug, "您好，定制的马克杯不支持无理由退换。");
    blocked(&mug, "您好，这款马克杯支持无理由退换。", "支持无理由退换");
    let box_ = product(
        "description",
        "en",
        "music box",
        serde_json::json!({"Not included": "battery"}),
    );
    blocked(
        &box_,
        "This music box comes rechargeable, long battery life included.",
        "battery life",
    );
    let tea = product(
        "description",
        "zh",
        "水杯",
        serde_json::json!({"防水": "不支持", "颜色": "白色"}),
    );
    blocked(&tea, "白色水杯，防水。", "防水");
}

#[test]
fn harmless_words_that_hold_a_harmful_one() {
    let chain = product("description", "zh", "珍珠项链", serde_json::json!({"颜色": "白色"}));
    for text in [
        "给妈妈的白色珍珠项链，母亲节送。",
        "白色珍珠项链，送给宝妈的礼物。",
        "女生发圈旁边放一条白色珍珠项链。",
        "白色珍珠项链，新年第一顿饭戴上。",
    ] {
        passes(&chain, text);
    }
    for text in [
        "白色珍珠项链，妈的真好看。",
        "白色珍珠项链，你个傻子快买。",
        "白色珍珠项链，全网第一。",
        "白色珍珠项链，可以生发。",
    ] {
        caught(&chain, text);
    }
    let shelf = product("description", "en", "wall shelf", serde_json::json!({"Color": "oak"}));
    passes(
        &shelf,
        "This oak wall shelf comes in one class. The screw you turn first is the long one.",
    );
    caught(&shelf, "This oak wall shelf is for you. Screw you.");
}

#[test]
fn commas_between_numbers() {
    let watch = product(
        "title",
        "zh",
        "手表",
        serde_json::json!({"防水": "IPX7", "价格": "199元", "尺码": "38-46"}),
    );
    passes(&watch, "手表 IPX7，199元");
    passes(&watch, "手表 38-46，199元");
    caught(&watch, "手表 IPX7，299元");
    let oven = product("title", "zh", "烤箱", serde_json::json!({"价格": "1299元"}));
    passes(&oven, "家用烤箱 1,299元");
    caught(&oven, "家用烤箱 2,299元");
}

#[test]
fn order_numbers_and_weekdays() {
    let facts = serde_json::json!({"订单": "70412", "状态": "周四发货"});
    let order = reply("zh", "什么时候发货？", facts);
    passes(&order, "您好，订单70412周四发货。");
    blocked(&order, "您好，订单70412周四发货。周五送到。", "周五");
    blocked(&order, "您好，订单70412周四发货。3周内送到。", "3周");
    blocked(&order, "您好，订单70412周四发货。另有订单70413。", "70413");
}

#[test]
fn chinese_figures_of_speech_and_counted_lists() {
    let facts = serde_json::json!({"颜色": "红、蓝", "尺码": "S/M/L/XL"});
    let shirt = product("description", "zh", "衬衫", facts);
    for text in [
        "忙了一天，回家换上这件衬衫。",
        "这件衬衫有两个颜色，红和蓝。",
        "衬衫S/M/L/XL四个码都有。",
        "新一年，穿上衬衫转一转。",
        "新年第一顿饭，穿上衬衫一起吃一下。",
    ] {
        passes(&shirt, text);
    }
    for text in [
        "这件衬衫有三个颜色。",
        "衬衫有五个码。",
        "这件衬衫一天内发货。",
        "这件衬衫质保一年。",
        "衬衫带两个口袋。",
    ] {
        caught(&shirt, text);
    }
    let en = product(
        "description",
        "en",
        "linen shirt",
        serde_json::json!({"Material": "linen", "Color": "red, blue"}),
    );
    passes(&en, "This linen shirt comes in two colours, red and blue.");
    caught(&en, "This linen shirt comes in three colours.");
}

#[test]
fn keyword_names_are_named_by_their_nouns() {
    let brush = product(
        "description",
        "zh",
        "电动牙刷 成人 声波 全自动",
        serde_json::json!({"颜色": "白色"}),
    );
    passes(&brush, "早晚刷牙，用这支白色电动牙刷就好。");
    caught(&brush, "早晚都用得上，白色，全自动清洁口腔每一天。");
}

#[test]
fn not_knowing_is_no_claim() {
    let zh = reply("zh", "有蓝牙功能吗？", serde_json::json!({"颜色": "白色"}));
    passes(&zh, "您好，资料里没有蓝牙功能的说明，颜色是白色。");
    passes(&zh, "您好，资料里没有蓝牙功能。");
    blocked(
        &reply("zh", "能退款吗？", serde_json::json!({"颜色": "白色"})),
        "您好，感谢您的留言。给您全额退款。",
        "全额退款",
    );
    caught(&zh, "您好，这款有蓝牙功能。");
    let en = reply("en", "Does it have Bluetooth?", serde_json::json!({"Color": "white"}));
    passes(&en, "Hello, the listing does not mention Bluetooth.");
    passes(&en, "Hello, I can't confirm Bluetooth, but the colour is white.");
    caught(&en, "Hello, yes, it has Bluetooth.");
    caught(&en, "Hello, the details are fine, and it has Bluetooth.");
}

#[test]
fn absolute_terms_that_measure_ask_or_name() {
    let vice = product(
        "description",
        "zh",
        "台虎钳",
        serde_json::json!({"最大开口": "125mm", "材质": "球墨铸铁"}),
    );
    passes(&vice, "这台虎钳最大开口125mm，用球墨铸铁制成。");
    caught(&vice, "这台虎钳用球墨铸铁制成，夹力最大。");
    let other = product("description", "zh", "台虎钳", serde_json::json!({"开口": "125mm"}));
    caught(&other, "这台虎钳最大的优点是开口125mm，很实在。");
    let script = product("live-script", "zh", "红油调料", serde_json::json!({"辣度": "特辣"}));
    let told = |question: &str| format!("开场：红油调料来啦！\n卖点：特辣！\n互动：{question}\n下单：点链接！");
    passes(&script, &told("你家最辣是几级？"));
    caught(&script, &told("这瓶最辣！"));
    let serum = product(
        "description",
        "zh",
        "祛痘精华 水杨酸",
        serde_json::json!({"水杨酸": "2%"}),
    );
    passes(&serum, "这款祛痘精华含2%水杨酸，质地是水状的。");
    caught(&serum, "这款精华含2%水杨酸，专门祛痘。");
}

#[test]
fn what_a_fact_leaves_out_may_be_denied_where_it_lists_all() {
    let roller = reply(
        "en",
        "do you have it in purple?",
        serde_json::json!({"Colours in stock": "black, orange"}),
    );
    passes(
        &roller,
        "We have it in black and orange at the moment, so no purple, sorry.",
    );
    caught(&roller, "We have it in black and orange, and in purple too.");
    caught(&roller, "There is no black one, sorry, only the orange one is left.");
    let oil = reply("en", "vegan?", serde_json::json!({"Base": "mineral oil + beeswax"}));
    passes(&oil, "It contains beeswax along with mineral oil, so it isn't vegan.");
    blocked(&oil, "It contains mineral oil. Yes, it is vegan.", "vegan");
    let gasket = reply("en", "is it rubber?", serde_json::json!({"Material": "silicone"}));
    passes(&gasket, "The gasket is silicone, not rubber.");
    caught(&gasket, "The gasket is silicone. There is no plastic in it.");
}

#[test]
fn a_replacement_part_promises_nothing() {
    let glass = product(
        "description",
        "en",
        "microwave plate glass",
        serde_json::json!({"Diameter": "27 cm"}),
    );
    passes(&glass, "Replacement glass for a microwave: a plate 27 cm in diameter.");
    caught(
        &glass,
        "A microwave plate of glass, 27 cm. If it breaks, we send a replacement.",
    );
}

#[test]
fn parts_may_say_the_same_and_little_may_be_said_of_little() {
    let tags = job(serde_json::json!({"id": "1", "task": "campaign", "lang": "zh",
        "product": {"name": "标签纸", "attributes": {"张": "100张"}}, "facts": {"优惠": "满3包减5"}}));
    passes(
        &tags,
        "帖子：标签纸100张，满3包减5。\n广告：标签纸100张，满3包减5。\n邮件标题：标签纸满3包减5\n邮件：您好，标签纸100张，满3包减5。",
    );
    let bare = product("description", "zh", "不锈钢漏勺 火锅漏勺", serde_json::json!({}));
    passes(&bare, "不锈钢漏勺，火锅用。");
    let spoon = product(
        "description",
        "zh",
        "不锈钢漏勺",
        serde_json::json!({"长度": "38cm", "孔径": "5mm", "手柄": "木质手柄"}),
    );
    caught(&spoon, "不锈钢漏勺，火锅。");
}

#[test]
fn a_way_to_a_return_grants_none_and_a_policy_does() {
    let paid = reply("zh", "点成仅退款了 能改吗", serde_json::json!({"订单": "31-001"}));
    passes(&paid, "您在订单31-001的申请里改成退货退款，改不了的话截图给我。");
    blocked(&paid, "订单31-001可以退货，马上给您退款。", "退款");
    let policy = reply(
        "zh",
        "洗过还能换吗",
        serde_json::json!({"换货政策": "未洗未剪标可换一次"}),
    );
    passes(&policy, "洗过就超出了换货范围，政策是未洗未剪标可换一次。");
}

#[test]
fn a_part_of_several_loses_its_clause_and_leaves_no_stump() {
    let job = product("campaign", "en", "oak lamp", serde_json::json!({"height": "42 cm"}));
    let post =
        |ad: &str| format!("Post: The oak lamp is 42 cm high.\nAd: {ad}\nEmail subject: An oak lamp\nEmail: Hello!");
    let (text, objections) = read(&job, &post("The oak lamp is 42 cm high, with 8 drawers."));
    assert!(objections.is_empty(), "{text:?}: {objections:?}");
    assert!(text.contains("Ad: The oak lamp is 42 cm high.\n"), "{text:?}");
    // Its only statement cannot go without its number: it stays whole, marked.
    let (text, objections) = read(&job, &post("The price is 99 euros."));
    assert_eq!(objections, ["unsupported-number"], "{text:?}");
    assert!(text.contains("Ad: The price is 99 euros."), "{text:?}");
}

#[test]
fn what_the_pictures_say_holds_a_claim_up_and_stays_out_of_the_prompt() {
    let with = |pictures: &[&str]| {
        job(serde_json::json!({"id": "1", "task": "title", "lang": "en",
            "product": {"name": "rain jacket", "existing": {"pictures": pictures}}}))
    };
    passes(&with(&["Waterproof jacket, folded"]), "Waterproof Rain Jacket");
    caught(&with(&["Jacket, folded"]), "Waterproof Rain Jacket");
    let prepared = shopquill_seller::prepare(&with(&["Waterproof jacket, folded"])).expect("prepared");
    assert!(
        !prepared
            .messages
            .iter()
            .any(|message| message.content.contains("folded"))
    );
}

#[test]
fn a_reply_of_the_facts_alone_is_offered_beside_the_models() {
    let mut job = reply(
        "en",
        "When will it ship?",
        serde_json::json!({"Status": "ships tomorrow"}),
    );
    job.candidates = Some(2);
    let texts = |raw: &[&str]| -> Vec<String> {
        let raw: Vec<String> = raw.iter().map(|text| (*text).to_owned()).collect();
        let offered = shopquill_seller::offer(&job, &raw).expect("offered");
        offered.candidates.into_iter().map(|candidate| candidate.text).collect()
    };
    let plain = "Hello, thank you for your message. Here is what I can tell you. Status: ships tomorrow. If that leaves anything open, I'll check it for you.";
    let written = "Hello, it ships tomorrow.";
    assert_eq!(
        texts(&[written, "Good morning! Your parcel ships tomorrow."]),
        [plain, written]
    );
    // Nothing else is left of what a model invents.
    assert_eq!(texts(&["Your refund of 50 dollars arrives on Monday."]), [plain]);
    assert_eq!(texts(&[]), [plain]);
}

#[test]
fn what_a_differing_fact_says_may_be_denied() {
    let bag = reply("zh", "真皮吗", serde_json::json!({"材质": "PU", "颜色": "黑"}));
    passes(&bag, "您好，不是真皮，材质是PU。");
    caught(&bag, "您好，是真皮，材质是PU。");
    caught(&bag, "您好，不是真皮，是黑色的。");
    let rug = |facts: serde_json::Value| reply("en", "is it wool?", facts);
    let recycled = rug(serde_json::json!({"Material": "recycled PET", "Size": "120 x 180 cm"}));
    passes(&recycled, "It isn't wool, the rug is made of recycled PET.");
    caught(&recycled, "It is wool, the rug is made of recycled PET.");
    let unknown = rug(serde_json::json!({"Colour": "green", "Size": "120 x 180 cm"}));
    caught(&unknown, "It isn't wool, the rug is 120 x 180 cm and green.");
    let wool = rug(serde_json::json!({"Material": "wool", "Backing": "recycled PET"}));
    caught(&wool, "It isn't wool, the rug is made of recycled PET.");
    let mixed = rug(serde_json::json!({"Material": "60% acrylic"}));
    caught(&mixed, "No wool in it: the rug is 60% acrylic.");
    let table = reply("en", "wood?", serde_json::json!({"Top": "laminate", "Seats": "6"}));
    passes(&table, "The top is laminate, not wood. It seats 6.");
    caught(&table, "There is no wood in it, the top is laminate. It seats 6.");
    let jacket = |filling: &str| reply("zh", "是鹅绒吧", serde_json::json!({"填充": filling}));
    passes(&jacket("90%白鸭绒"), "您好，不是鹅绒，填充是90%白鸭绒。");
    caught(&jacket("90%白鸭绒"), "您好，是鹅绒，填充90%。");
    caught(&jacket("90%白鹅绒"), "您好，不是鹅绒，填充是90%白鸭绒。");
    let shirt = reply("zh", "能机洗吗", serde_json::json!({"洗护": "手洗或干洗，不可拧干"}));
    passes(&shirt, "您好，不能机洗，要手洗或干洗。");
    caught(&shirt, "您好，可以机洗，不用手洗或干洗。");
    let washable = reply(
        "zh",
        "能机洗吗",
        serde_json::json!({"洗护": "可机洗", "洗衣袋": "干洗"}),
    );
    caught(&washable, "您好，不能机洗，要干洗。");
}

#[test]
fn what_is_in_the_goods_is_never_denied() {
    let bar = reply(
        "en",
        "nut allergy here, is it ok?",
        serde_json::json!({"Allergens": "nuts, milk", "Weight": "40 g"}),
    );
    for denial in [
        "It contains no nuts.",
        "It is nut-free.",
        "It is free of milk.",
        "It doesn't contain milk.",
    ] {
        caught(&bar, &format!("{denial} It weighs 40 g."));
    }
    passes(&bar, "It contains nuts and milk. It weighs 40 g.");
    let zh = reply(
        "zh",
        "有坚果吗",
        serde_json::json!({"配料": "燕麦、腰果、牛奶", "净含量": "40g"}),
    );
    caught(&zh, "您好，不含坚果，净含量40g。");
    caught(&zh, "您好，没有牛奶，净含量40g。");
    passes(&zh, "您好，含腰果和牛奶，净含量40g。");
}

#[test]
fn refusals_that_the_facts_make() {
    let teapot = reply(
        "zh",
        "电磁炉能用吗",
        serde_json::json!({"明火": "可", "电磁炉": "不可"}),
    );
    passes(&teapot, "您好，电磁炉上不可以用，明火可以。");
    caught(&teapot, "您好，电磁炉上可以用，明火也行。");
    let hob = reply(
        "en",
        "aluminium pots?",
        serde_json::json!({"Aluminium pots": "no", "Timer": "180 min"}),
    );
    passes(&hob, "No, aluminium pots don't work on it. The timer runs 180 min.");
    caught(&hob, "Yes, aluminium pots work on it. The timer runs 180 min.");
    let gloves = reply(
        "en",
        "can I use my phone?",
        serde_json::json!({"Touchscreen": "no", "Palm": "gel"}),
    );
    passes(&gloves, "No, the gloves don't work with a touchscreen.");
    caught(&gloves, "Yes, the gloves work with a touchscreen.");
    let latex = reply(
        "en",
        "latex free?",
        serde_json::json!({"Material": "nitrile", "Latex": "free"}),
    );
    passes(&latex, "Yes, the gloves are latex free, they are nitrile.");
    caught(&latex, "The gloves are latex, and nitrile inside.");
    let speaker = reply(
        "zh",
        "进水了能换新吗",
        serde_json::json!({"保修": "1年", "进水": "不保", "换新": "15天内质量问题"}),
    );
    passes(
        &speaker,
        "抱歉，这种情况不能换新，进水不在保修范围里，换新只限15天内的质量问题。",
    );
    caught(&speaker, "抱歉，没有保修，换新只限15天内的质量问题。");
    caught(&speaker, "抱歉，不能换新，保修1年。");
    let group = reply("zh", "没拼上退吗", serde_json::json!({"拼团": "5人", "不足": "退款"}));
    passes(&group, "您好，没拼上会退款给您，拼团要5人。");
    caught(&group, "您好，没拼上不会退款，拼团要5人。");
}

#[test]
fn another_grade_and_a_variants_own_stock() {
    let router = reply("zh", "wifi7的？", serde_json::json!({"Wi-Fi 6": "支持", "天线": "4根"}));
    passes(&router, "您好，不是Wi-Fi 7，支持的是Wi-Fi 6。");
    caught(&router, "您好，不是Wi-Fi 6，天线4根。");
    let coat = reply(
        "en",
        "large?",
        serde_json::json!({"Small": "12 left", "Medium": "0 left", "Large": "3 left"}),
    );
    passes(&coat, "Yes, large is in stock, there are 3 left.");
    blocked(
        &coat,
        "Yes, medium is in stock. Large has 3 left.",
        "medium is in stock",
    );
    blocked(&coat, "Large is sold out. Small has 12 left.", "Large is sold out");
    let sizes = reply(
        "zh",
        "M有吗",
        serde_json::json!({"S": "缺", "M": "现货", "L": "8月1日"}),
    );
    passes(&sizes, "您好，M有现货，S缺货，补货日期还没定。");
    blocked(&sizes, "您好，M有现货。S有货。", "S有货");
}

#[test]
fn amounts_of_the_buyer_and_short_answers() {
    let post = reply(
        "zh",
        "买两个一共32包邮不",
        serde_json::json!({"包邮": "满49元", "邮费": "6元"}),
    );
    passes(&post, "32元不包邮，满49元才包邮，邮费6元。");
    blocked(&post, "32元包邮，邮费6元。", "32元包邮");
    blocked(&post, "邮费6元。给您退32元不用寄回。", "退32元");
    let pillow = reply(
        "en",
        "wash it how hot",
        serde_json::json!({"Cover": "removable, 30 °C"}),
    );
    passes(&pillow, "At 30 °C.");
    caught(&pillow, "At 60 °C.");
    caught(&pillow, "Hello!");
}

#[test]
fn a_headline_stays_whole() {
    let drill = product(
        "short-video",
        "en",
        "cordless drill",
        serde_json::json!({"Chuck": "13 mm"}),
    );
    let told = "Video title: A hole in oak, please\nVideo text: The cordless drill has a 13 mm chuck.";
    let (text, objections) = read(&drill, told);
    assert!(text.starts_with("Video title: A hole in oak, please"), "{text:?}");
    assert_eq!(objections, ["unsupported-material"]);
    let honey = job(serde_json::json!({"id": "1", "task": "campaign", "lang": "en",
        "product": {"name": "heather honey"}, "facts": {"Theme": "new harvest"}}));
    passes(
        &honey,
        "Post: The new harvest of heather honey.\nAd: Heather honey, the new harvest.\nEmail subject: The heather honey is in\nEmail: Hello, the new harvest of heather honey is here.",
    );
}

#[test]
fn the_buyers_own_thing_is_no_claim() {
    let scarf = reply(
        "en",
        "do I need to worry about my white blouse?",
        serde_json::json!({"Dye": "natural indigo, rubs off when new"}),
    );
    passes(
        &scarf,
        "Yes, a bit: the natural indigo rubs off when new, so not with a white blouse yet.",
    );
    caught(
        &scarf,
        "Yes, a bit: the natural indigo rubs off when new. We have a white scarf too.",
    );
}

#[test]
fn a_range_of_lengths_is_adjustable() {
    let desk = |facts| product("description", "zh", "学习桌", facts);
    passes(
        &desk(serde_json::json!({"高度": "54-76cm", "材质": "橡胶木"})),
        "橡胶木学习桌，高54-76cm可调，写字正好。",
    );
    caught(
        &desk(serde_json::json!({"高度": "76cm", "材质": "橡胶木"})),
        "橡胶木学习桌，高76cm可调，写字正好。",
    );
}
