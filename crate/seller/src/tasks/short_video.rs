//! Copy for a short video: a title, a line to go with it, hashtags.

use super::{Both, Draw, Part, Shape, Sheet, Task};
use crate::shots::{JACKET, PRICED_BOTTLE, Shot};

/// `short-video`.
pub(crate) struct ShortVideo;

const PARTS: &[Part] = &[
    Part::needed("Video title", "视频标题", "script"),
    Part::needed("Video text", "视频文案", "script"),
    Part::optional("Hashtags", "话题", "script"),
];

const EN: &[Shot] = &[
    Shot {
        facts: PRICED_BOTTLE.en,
        answer: "One steel bottle for the trail\nVideo text: This is the Tarn water bottle. It is stainless steel, holds 750 ml and costs 24.90.\nHashtags: #waterbottle #hiking",
    },
    Shot {
        facts: JACKET.en,
        answer: "A yellow jacket for rainy days\nVideo text: This kids rain jacket is size 110 cm, and the hood can be taken off.\nHashtags: #kidsjacket #rainjacket",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: PRICED_BOTTLE.zh,
        answer: "徒步路上的一只不锈钢杯\n视频文案：这是山间保温杯，不锈钢材质，容量750毫升，价格89元。\n话题：#保温杯 #徒步",
    },
    Shot {
        facts: JACKET.zh,
        answer: "下雨天的黄色小雨衣\n视频文案：这款儿童雨衣110码，帽子可拆。\n话题：#儿童雨衣 #雨衣",
    },
];

static SHEET: Sheet = Sheet {
    id: "short-video",
    field: "script",
    shape: Shape::Parts(PARTS),
    label: Both {
        en: "Video title",
        zh: "视频标题",
    },
    system: Both {
        en: "Write a title, a short text and hashtags for a product video, using only the facts given.",
        zh: "根据给出的信息写短视频标题、文案和话题，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: true,
    draw: Draw {
        tokens: 120,
        ..Draw::PROSE
    },
};

impl Task for ShortVideo {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
}
