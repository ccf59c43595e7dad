//! A reason to recommend a product: one or two sentences, for whom and why, from the facts.

use super::{Both, Draw, Shape, Sheet, Task};
use crate::shots::{BOTTLE, JACKET, Shot};

/// `recommend`.
pub(crate) struct Recommend;

const EN: &[Shot] = &[
    Shot {
        facts: BOTTLE.en,
        answer: "For hikers: the Tarn water bottle is stainless steel and holds 750 ml.",
    },
    Shot {
        facts: JACKET.en,
        answer: "A kids rain jacket in yellow, with a hood that can be taken off.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: BOTTLE.zh,
        answer: "适合徒步的山间保温杯，不锈钢材质，容量750毫升。",
    },
    Shot {
        facts: JACKET.zh,
        answer: "黄色儿童雨衣，帽子可拆，按需要使用。",
    },
];

static SHEET: Sheet = Sheet {
    id: "recommend",
    field: "description",
    shape: Shape::Prose,
    label: Both {
        en: "Reason",
        zh: "推荐理由",
    },
    system: Both {
        en: "Write one or two sentences on why to choose this product, using only the facts given.",
        zh: "根据给出的信息写一两句推荐理由，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 60,
        candidates: 2,
        ..Draw::PROSE
    },
};

impl Task for Recommend {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
}
