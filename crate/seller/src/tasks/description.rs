//! A product description: one paragraph of plain sentences built from the facts.

use super::{Draw, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::job::{Job, Lang};

/// `description`.
pub(crate) struct Description;

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "water bottle"),
            ("Brand", "Tarn"),
            ("Material", "stainless steel"),
            ("Capacity", "750 ml"),
            ("For", "hikers"),
        ],
        answer: "The Tarn water bottle is made of stainless steel and holds 750 ml. It is meant for hikers who like to carry their own water.",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Size", "110 cm"),
            ("Notes", "hood can be taken off"),
        ],
        answer: "This kids rain jacket comes in yellow, in size 110 cm. The hood can be taken off when it is not needed.",
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
        answer: "这款山间保温杯采用不锈钢制作，容量750毫升。适合徒步时带在身边，路上随时喝水。",
    },
    Shot {
        facts: &[
            ("商品", "儿童雨衣"),
            ("颜色", "黄色"),
            ("尺码", "110码"),
            ("备注", "帽子可拆"),
        ],
        answer: "这款儿童雨衣为黄色，尺码110码。帽子可拆，不需要时取下即可。",
    },
];

impl Task for Description {
    fn id(&self) -> &'static str {
        "description"
    }
    fn field(&self) -> &'static str {
        "description"
    }
    fn shape(&self) -> Shape {
        Shape::Prose
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Description",
            Lang::Zh => "描述",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write a short product description for an online shop, using only the facts given.",
            Lang::Zh => "根据给出的信息写一段网店商品描述，不添加没有给出的内容。",
        }
    }
    fn shots(&self, lang: Lang) -> &'static [Shot] {
        match lang {
            Lang::En => EN,
            Lang::Zh => ZH,
        }
    }
    fn options(&self, job: &Job) -> WriteOptions {
        let stops = &["\n\n", "\nProduct:", "\n商品：", "\nDescription:", "\n描述："];
        Draw {
            tokens: 120,
            candidates: 2,
            spare: 0,
            temperature: 0.5,
            no_repeat_ngram: 6,
            stops,
        }
        .options(job)
    }
}
