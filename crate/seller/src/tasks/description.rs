//! A product description: one paragraph of plain sentences built from the facts.

use super::{Both, Draw, Shape, Sheet, Task};
use crate::facts::Fact;
use crate::job::Lang;
use crate::plain_listing;
use crate::shots::{BOTTLE, JACKET, Shot};

/// `description`.
pub(crate) struct Description;

const EN: &[Shot] = &[
    Shot {
        facts: BOTTLE.en,
        answer: "The Tarn water bottle is made of stainless steel and holds 750 ml. It is meant for hikers who like to carry their own water.",
    },
    Shot {
        facts: JACKET.en,
        answer: "This kids rain jacket comes in yellow, in size 110 cm. The hood can be taken off when it is not needed.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: BOTTLE.zh,
        answer: "这款山间保温杯采用不锈钢制作，容量750毫升。适合徒步时带在身边，路上随时喝水。",
    },
    Shot {
        facts: JACKET.zh,
        answer: "这款儿童雨衣为黄色，尺码110码。帽子可拆，不需要时取下即可。",
    },
];

static SHEET: Sheet = Sheet {
    id: "description",
    field: "description",
    shape: Shape::Prose,
    label: Both {
        en: "Description",
        zh: "描述",
    },
    system: Both {
        en: "Write a short product description for an online shop, using only the facts given.",
        zh: "根据给出的信息写一段网店商品描述，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 120,
        candidates: 2,
        stops: &["\n\n", "\nProduct:", "\n商品：", "\nDescription:", "\n描述："],
        ..Draw::PROSE
    },
};

impl Task for Description {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn facts_alone(&self, facts: &[Fact], lang: Lang) -> Option<String> {
        plain_listing::description(facts, lang)
    }
    fn lead_of_facts_alone(&self, lang: Lang) -> i64 {
        // By reading, the model's English joins values to the wrong nouns too often to come first; its Chinese does not.
        match lang {
            Lang::En => 300,
            Lang::Zh => -150,
        }
    }
}
