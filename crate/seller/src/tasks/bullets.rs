//! Bullet points for a listing: three to five short lines, one fact or two in each.

use super::{Both, Draw, Shape, Sheet, Task};
use crate::facts::Fact;
use crate::job::Lang;
use crate::plain_listing;
use crate::shots::{BOTTLE, JACKET, Shot};

/// `bullets`.
pub(crate) struct Bullets;

const EN: &[Shot] = &[
    Shot {
        facts: BOTTLE.en,
        answer: "Made of stainless steel\nHolds 750 ml\nA water bottle by Tarn for hikers",
    },
    Shot {
        facts: JACKET.en,
        answer: "Kids rain jacket in yellow\nSize 110 cm\nHood can be taken off",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: BOTTLE.zh,
        answer: "不锈钢材质\n容量750毫升\n山间保温杯，适合徒步",
    },
    Shot {
        facts: JACKET.zh,
        answer: "黄色儿童雨衣\n尺码110码\n帽子可拆",
    },
];

static SHEET: Sheet = Sheet {
    id: "bullets",
    field: "bullet",
    shape: Shape::Lines { min: 3, max: 5 },
    label: Both {
        en: "Bullets",
        zh: "卖点",
    },
    system: Both {
        en: "Write three to five short bullet points for an online shop, using only the facts given.",
        zh: "根据给出的信息写三到五条商品卖点，每条一行，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 90,
        ..Draw::PROSE
    },
};

impl Task for Bullets {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn facts_alone(&self, facts: &[Fact], lang: Lang) -> Option<String> {
        plain_listing::bullets(facts, lang)
    }
}
