//! A listing title: brand, what it is, what sets it apart, in one line.

use super::{Draw, Shape, Shot, Task};
use crate::chat::WriteOptions;
use crate::job::{Job, Lang};

/// `title`.
pub(crate) struct Title;

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "water bottle"),
            ("Brand", "Tarn"),
            ("Material", "stainless steel"),
            ("Capacity", "750 ml"),
            ("For", "hikers"),
        ],
        answer: "Tarn Stainless Steel Water Bottle 750 ml for Hikers",
    },
    Shot {
        facts: &[("Product", "kids rain jacket"), ("Color", "yellow"), ("Size", "110 cm")],
        answer: "Kids Rain Jacket, Yellow, Size 110 cm",
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
        answer: "山间不锈钢保温杯 750毫升 徒步水杯",
    },
    Shot {
        facts: &[("商品", "儿童雨衣"), ("颜色", "黄色"), ("尺码", "110码")],
        answer: "儿童雨衣 黄色 110码",
    },
];

impl Task for Title {
    fn id(&self) -> &'static str {
        "title"
    }
    fn field(&self) -> &'static str {
        "title"
    }
    fn shape(&self) -> Shape {
        Shape::Line
    }
    fn label(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Title",
            Lang::Zh => "标题",
        }
    }
    fn system(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => "Write a product title for an online shop in one line, using only the facts given.",
            Lang::Zh => "根据给出的信息写一行网店商品标题，不添加没有给出的内容。",
        }
    }
    fn shots(&self, lang: Lang) -> &'static [Shot] {
        match lang {
            Lang::En => EN,
            Lang::Zh => ZH,
        }
    }
    fn options(&self, job: &Job) -> WriteOptions {
        Draw {
            tokens: 40,
            candidates: 3,
            spare: 0,
            temperature: 0.75,
            no_repeat_ngram: 4,
            stops: &["\n"],
        }
        .options(job)
    }
}
