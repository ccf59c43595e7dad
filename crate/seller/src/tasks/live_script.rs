//! A livestream script for a person to speak: opening, points, price, a question, the call to order.

use super::{Both, Draw, Part, Shape, Sheet, Task};
use crate::shots::{JACKET, PRICED_BOTTLE, Shot};

/// `live-script`.
pub(crate) struct LiveScript;

const PARTS: &[Part] = &[
    Part::needed("Opening", "开场", "script"),
    Part::needed("Points", "卖点", "script"),
    Part::optional("Price", "价格", "script"),
    Part::optional("Question", "互动", "script"),
    Part::optional("Order", "下单", "script"),
];

const EN: &[Shot] = &[
    Shot {
        facts: PRICED_BOTTLE.en,
        answer: "Hello everyone, today I am showing you the Tarn water bottle.\nPoints: It is made of stainless steel and it holds 750 ml.\nPrice: It is 24.90.\nQuestion: Do you have any questions?\nOrder: If you like it, you find it in the shop.",
    },
    Shot {
        facts: JACKET.en,
        answer: "Hello everyone, here is a kids rain jacket.\nPoints: It is yellow, in size 110 cm, and the hood can be taken off.\nQuestion: Do you have any questions?\nOrder: You find it in the shop.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: PRICED_BOTTLE.zh,
        answer: "大家好，给大家看看山间保温杯。\n卖点：杯子是不锈钢的，容量750毫升。\n价格：价格是89元。\n互动：大家有什么问题吗？\n下单：喜欢的朋友可以点链接看看。",
    },
    Shot {
        facts: JACKET.zh,
        answer: "大家好，给大家看一款儿童雨衣。\n卖点：黄色，110码，帽子可拆。\n互动：大家有什么问题吗？\n下单：需要的朋友可以点链接看看。",
    },
];

static SHEET: Sheet = Sheet {
    id: "live-script",
    field: "script",
    shape: Shape::Parts(PARTS),
    label: Both {
        en: "Opening",
        zh: "开场",
    },
    system: Both {
        en: "Write a short livestream script for a host to speak, using only the facts given.",
        zh: "根据给出的信息写一段主播口播稿，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: true,
    draw: Draw {
        tokens: 180,
        ..Draw::PROSE
    },
};

impl Task for LiveScript {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
}
