//! Title and meta description for search engines.

use super::{Draw, Part, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::job::{Job, Lang};

/// `seo`.
pub(crate) struct Seo;

const PARTS: &[Part] = &[
    Part {
        en: "SEO title",
        zh: "SEO标题",
        field: "seo-title",
        required: true,
    },
    Part {
        en: "Meta description",
        zh: "SEO描述",
        field: "seo-description",
        required: true,
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
        ],
        answer: "Stainless Steel Water Bottle 750 ml | Tarn\nMeta description: The Tarn water bottle is made of stainless steel, holds 750 ml and is meant for hikers.",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Size", "110 cm"),
            ("Notes", "hood can be taken off"),
        ],
        answer: "Kids Rain Jacket in Yellow, 110 cm\nMeta description: A yellow kids rain jacket in size 110 cm with a hood that can be taken off.",
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
        answer: "不锈钢保温杯750毫升_山间\nSEO描述：山间保温杯采用不锈钢制作，容量750毫升，适合徒步使用。",
    },
    Shot {
        facts: &[
            ("商品", "儿童雨衣"),
            ("颜色", "黄色"),
            ("尺码", "110码"),
            ("备注", "帽子可拆"),
        ],
        answer: "黄色儿童雨衣 110码\nSEO描述：黄色儿童雨衣，尺码110码，帽子可拆。",
    },
];

impl Task for Seo {
    fn id(&self) -> &'static str {
        "seo"
    }
    fn field(&self) -> &'static str {
        "seo-title"
    }
    fn shape(&self) -> Shape {
        Shape::Parts(PARTS)
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "SEO title",
            Lang::Zh => "SEO标题",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write a search engine title and a meta description, using only the facts given.",
            Lang::Zh => "根据给出的信息写搜索标题和描述，不添加没有给出的内容。",
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
            tokens: 100,
            candidates: 1,
            spare: 0,
            temperature: 0.5,
            no_repeat_ngram: 6,
            stops,
        }
        .options(job)
    }
}
