//! A listing title: brand, what it is, what sets it apart, in one line.

use super::{Both, Draw, Shape, Sheet, Task};
use crate::shots::{BOTTLE, Shot};

/// `title`.
pub(crate) struct Title;

const EN: &[Shot] = &[
    Shot {
        facts: BOTTLE.en,
        answer: "Tarn Stainless Steel Water Bottle 750 ml for Hikers",
    },
    Shot {
        facts: &[("Product", "kids rain jacket"), ("Color", "yellow"), ("Size", "110 cm")],
        answer: "Kids Rain Jacket, Yellow, Size 110 cm",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: BOTTLE.zh,
        answer: "山间不锈钢保温杯 750毫升 徒步水杯",
    },
    Shot {
        facts: &[("商品", "儿童雨衣"), ("颜色", "黄色"), ("尺码", "110码")],
        answer: "儿童雨衣 黄色 110码",
    },
];

static SHEET: Sheet = Sheet {
    id: "title",
    field: "title",
    shape: Shape::Line,
    label: Both {
        en: "Title",
        zh: "标题",
    },
    system: Both {
        en: "Write a product title for an online shop in one line, using only the facts given.",
        zh: "根据给出的信息写一行网店商品标题，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 40,
        candidates: 3,
        temperature: 0.75,
        stops: &["\n"],
        ..Draw::PROSE
    },
};

impl Task for Title {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn has_style(&self) -> bool {
        false
    }
}
