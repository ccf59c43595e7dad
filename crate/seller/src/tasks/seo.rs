//! Title and meta description for search engines.

use super::{Both, Draw, Part, Shape, Sheet, Task};
use crate::shots::{BOTTLE, JACKET, Shot};

/// `seo`.
pub(crate) struct Seo;

const PARTS: &[Part] = &[
    Part::needed("SEO title", "SEO标题", "seo-title"),
    Part::needed("Meta description", "SEO描述", "seo-description"),
];

const EN: &[Shot] = &[
    Shot {
        facts: BOTTLE.en,
        answer: "Stainless Steel Water Bottle 750 ml | Tarn\nMeta description: The Tarn water bottle is made of stainless steel, holds 750 ml and is meant for hikers.",
    },
    Shot {
        facts: JACKET.en,
        answer: "Kids Rain Jacket in Yellow, 110 cm\nMeta description: A yellow kids rain jacket in size 110 cm with a hood that can be taken off.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: BOTTLE.zh,
        answer: "不锈钢保温杯750毫升_山间\nSEO描述：山间保温杯采用不锈钢制作，容量750毫升，适合徒步使用。",
    },
    Shot {
        facts: JACKET.zh,
        answer: "黄色儿童雨衣 110码\nSEO描述：黄色儿童雨衣，尺码110码，帽子可拆。",
    },
];

static SHEET: Sheet = Sheet {
    id: "seo",
    field: "seo-title",
    shape: Shape::Parts(PARTS),
    label: Both {
        en: "SEO title",
        zh: "SEO标题",
    },
    system: Both {
        en: "Write a search engine title and a meta description, using only the facts given.",
        zh: "根据给出的信息写搜索标题和描述，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 100,
        ..Draw::PROSE
    },
};

impl Task for Seo {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn has_style(&self) -> bool {
        false
    }
}
