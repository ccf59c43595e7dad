//! Bullet points for a listing: three to five short lines, one fact or two in each.

use super::{Draw, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::job::{Job, Lang};

/// `bullets`.
pub(crate) struct Bullets;

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "water bottle"),
            ("Brand", "Tarn"),
            ("Material", "stainless steel"),
            ("Capacity", "750 ml"),
            ("For", "hikers"),
        ],
        answer: "Made of stainless steel\nHolds 750 ml\nA water bottle by Tarn for hikers",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Size", "110 cm"),
            ("Notes", "hood can be taken off"),
        ],
        answer: "Kids rain jacket in yellow\nSize 110 cm\nHood can be taken off",
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
        answer: "不锈钢材质\n容量750毫升\n山间保温杯，适合徒步",
    },
    Shot {
        facts: &[
            ("商品", "儿童雨衣"),
            ("颜色", "黄色"),
            ("尺码", "110码"),
            ("备注", "帽子可拆"),
        ],
        answer: "黄色儿童雨衣\n尺码110码\n帽子可拆",
    },
];

impl Task for Bullets {
    fn id(&self) -> &'static str {
        "bullets"
    }
    fn field(&self) -> &'static str {
        "bullet"
    }
    fn shape(&self) -> Shape {
        Shape::Lines { min: 3, max: 5 }
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Bullets",
            Lang::Zh => "卖点",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write three to five short bullet points for an online shop, using only the facts given.",
            Lang::Zh => "根据给出的信息写三到五条商品卖点，每条一行，不添加没有给出的内容。",
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
            tokens: 90,
            candidates: 1,
            spare: 0,
            temperature: 0.5,
            no_repeat_ngram: 0,
            stops,
        }
        .options(job)
    }
}
