//! A livestream script for a person to speak: opening, points, price, a question, the call to order.

use super::{Draw, Part, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::facts::Fact;
use crate::job::{Job, Lang};

/// `live-script`.
pub(crate) struct LiveScript;

const PARTS: &[Part] = &[
    Part {
        en: "Opening",
        zh: "开场",
        field: "script",
        required: true,
    },
    Part {
        en: "Points",
        zh: "卖点",
        field: "script",
        required: true,
    },
    Part {
        en: "Price",
        zh: "价格",
        field: "script",
        required: false,
    },
    Part {
        en: "Question",
        zh: "互动",
        field: "script",
        required: false,
    },
    Part {
        en: "Order",
        zh: "下单",
        field: "script",
        required: false,
    },
];

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "water bottle"),
            ("Brand", "Tarn"),
            ("Material", "stainless steel"),
            ("Capacity", "750 ml"),
            ("For", "hikers"),
            ("Price", "24.90"),
        ],
        answer: "Hello everyone, today I am showing you the Tarn water bottle.\nPoints: It is made of stainless steel and it holds 750 ml.\nPrice: It is 24.90.\nQuestion: Do you have any questions?\nOrder: If you like it, you find it in the shop.",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Size", "110 cm"),
            ("Notes", "hood can be taken off"),
        ],
        answer: "Hello everyone, here is a kids rain jacket.\nPoints: It is yellow, in size 110 cm, and the hood can be taken off.\nQuestion: Do you have any questions?\nOrder: You find it in the shop.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: &[
            ("商品", "保温杯"),
            ("品牌", "山间"),
            ("材质", "不锈钢"),
            ("容量", "750毫升"),
            ("适合", "徒步"),
            ("价格", "89元"),
        ],
        answer: "大家好，给大家看看山间保温杯。\n卖点：杯子是不锈钢的，容量750毫升。\n价格：价格是89元。\n互动：大家有什么问题吗？\n下单：喜欢的朋友可以点链接看看。",
    },
    Shot {
        facts: &[
            ("商品", "儿童雨衣"),
            ("颜色", "黄色"),
            ("尺码", "110码"),
            ("备注", "帽子可拆"),
        ],
        answer: "大家好，给大家看一款儿童雨衣。\n卖点：黄色，110码，帽子可拆。\n互动：大家有什么问题吗？\n下单：需要的朋友可以点链接看看。",
    },
];

impl Task for LiveScript {
    fn id(&self) -> &'static str {
        "live-script"
    }
    fn field(&self) -> &'static str {
        "script"
    }
    fn shape(&self) -> Shape {
        Shape::Parts(PARTS)
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Opening",
            Lang::Zh => "开场",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write a short livestream script for a host to speak, using only the facts given.",
            Lang::Zh => "根据给出的信息写一段主播口播稿，不添加没有给出的内容。",
        }
    }
    fn shots(&self, lang: Lang) -> &'static [Shot] {
        match lang {
            Lang::En => EN,
            Lang::Zh => ZH,
        }
    }
    fn options(&self, job: &Job) -> WriteOptions {
        let stops = &["\n\n", "\nProduct:", "\n商品："];
        Draw {
            tokens: 180,
            candidates: 1,
            spare: 0,
            temperature: 0.5,
            no_repeat_ngram: 6,
            stops,
        }
        .options(job)
    }
    fn wants(&self, fact: &Fact) -> bool {
        // Spoken and sold in the moment: here the price belongs to the facts.
        fact.key != "message" && fact.key != "review" && !fact.key.starts_with("thread.")
    }
}
