//! A reason to recommend a product: one or two sentences, for whom and why, from the facts.

use super::{Draw, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::job::{Job, Lang};

/// `recommend`.
pub(crate) struct Recommend;

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "water bottle"),
            ("Brand", "Tarn"),
            ("Material", "stainless steel"),
            ("Capacity", "750 ml"),
            ("For", "hikers"),
        ],
        answer: "For hikers: the Tarn water bottle is stainless steel and holds 750 ml.",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Size", "110 cm"),
            ("Notes", "hood can be taken off"),
        ],
        answer: "A kids rain jacket in yellow, with a hood that can be taken off.",
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
        ],
        answer: "适合徒步的山间保温杯，不锈钢材质，容量750毫升。",
    },
    Shot {
        facts: &[
            ("商品", "儿童雨衣"),
            ("颜色", "黄色"),
            ("尺码", "110码"),
            ("备注", "帽子可拆"),
        ],
        answer: "黄色儿童雨衣，帽子可拆，按需要使用。",
    },
];

impl Task for Recommend {
    fn id(&self) -> &'static str {
        "recommend"
    }
    fn field(&self) -> &'static str {
        "description"
    }
    fn shape(&self) -> Shape {
        Shape::Prose
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Reason",
            Lang::Zh => "推荐理由",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write one or two sentences on why to choose this product, using only the facts given.",
            Lang::Zh => "根据给出的信息写一两句推荐理由，不添加没有给出的内容。",
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
            tokens: 60,
            candidates: 2,
            spare: 0,
            temperature: 0.5,
            no_repeat_ngram: 6,
            stops,
        }
        .options(job)
    }
}
