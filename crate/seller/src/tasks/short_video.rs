//! Copy for a short video: a title, a line to go with it, hashtags.

use super::{Draw, Part, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::facts::Fact;
use crate::job::{Job, Lang};

/// `short-video`.
pub(crate) struct ShortVideo;

const PARTS: &[Part] = &[
    Part {
        en: "Video title",
        zh: "视频标题",
        field: "script",
        required: true,
    },
    Part {
        en: "Video text",
        zh: "视频文案",
        field: "script",
        required: true,
    },
    Part {
        en: "Hashtags",
        zh: "话题",
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
        answer: "One steel bottle for the trail\nVideo text: This is the Tarn water bottle. It is stainless steel, holds 750 ml and costs 24.90.\nHashtags: #waterbottle #hiking",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Size", "110 cm"),
            ("Notes", "hood can be taken off"),
        ],
        answer: "A yellow jacket for rainy days\nVideo text: This kids rain jacket is size 110 cm, and the hood can be taken off.\nHashtags: #kidsjacket #rainjacket",
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
        answer: "徒步路上的一只不锈钢杯\n视频文案：这是山间保温杯，不锈钢材质，容量750毫升，价格89元。\n话题：#保温杯 #徒步",
    },
    Shot {
        facts: &[
            ("商品", "儿童雨衣"),
            ("颜色", "黄色"),
            ("尺码", "110码"),
            ("备注", "帽子可拆"),
        ],
        answer: "下雨天的黄色小雨衣\n视频文案：这款儿童雨衣110码，帽子可拆。\n话题：#儿童雨衣 #雨衣",
    },
];

impl Task for ShortVideo {
    fn id(&self) -> &'static str {
        "short-video"
    }
    fn field(&self) -> &'static str {
        "script"
    }
    fn shape(&self) -> Shape {
        Shape::Parts(PARTS)
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Video title",
            Lang::Zh => "视频标题",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write a title, a short text and hashtags for a product video, using only the facts given.",
            Lang::Zh => "根据给出的信息写短视频标题、文案和话题，不添加没有给出的内容。",
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
            tokens: 120,
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
