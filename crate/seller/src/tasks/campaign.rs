//! Copy for a campaign: a post, an ad, an e-mail, from a theme and a goal.

use super::{Both, Draw, Part, Shape, Sheet, Task};
use crate::error::SellerError;
use crate::job::Job;
use crate::shots::Shot;

/// `campaign`.
pub(crate) struct Campaign;

const PARTS: &[Part] = &[
    Part::needed("Post", "帖子", "campaign"),
    Part::needed("Ad", "广告", "campaign"),
    Part::optional("Email subject", "邮件标题", "campaign"),
    Part::optional("Email", "邮件", "campaign"),
];

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "water bottle"),
            ("Capacity", "750 ml"),
            ("Theme", "spring hikes"),
            ("Goal", "visits to the shop"),
        ],
        answer: "Spring hikes are here, and so is our 750 ml water bottle. Have a look in the shop.\nAd: A 750 ml water bottle for your spring hikes.\nEmail subject: Ready for spring hikes?\nEmail: Hello, spring hikes are here. Our water bottle holds 750 ml. Have a look in the shop.",
    },
    Shot {
        facts: &[
            ("Product", "kids rain jacket"),
            ("Color", "yellow"),
            ("Theme", "back to school"),
        ],
        answer: "Back to school, rain or not: our kids rain jacket in yellow.\nAd: A yellow kids rain jacket for the way to school.\nEmail subject: Back to school in the rain\nEmail: Hello, school starts again. Our kids rain jacket comes in yellow.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: &[
            ("商品", "保温杯"),
            ("容量", "750毫升"),
            ("主题", "春季徒步"),
            ("目标", "进店看看"),
        ],
        answer: "春季徒步开始了，750毫升的保温杯陪你出门，欢迎进店看看。\n广告：春季徒步，带上750毫升保温杯。\n邮件标题：春季徒步，准备好了吗\n邮件：您好，春季徒步开始了。这款保温杯容量750毫升，欢迎进店看看。",
    },
    Shot {
        facts: &[("商品", "儿童雨衣"), ("颜色", "黄色"), ("主题", "开学季")],
        answer: "开学季，给孩子备一件黄色儿童雨衣。\n广告：开学季，黄色儿童雨衣。\n邮件标题：开学季的小雨衣\n邮件：您好，开学了。这款儿童雨衣为黄色，欢迎看看。",
    },
];

static SHEET: Sheet = Sheet {
    id: "campaign",
    field: "campaign",
    shape: Shape::Parts(PARTS),
    label: Both {
        en: "Post", zh: "帖子"
    },
    system: Both {
        en: "Write a post, an ad and an e-mail for a shop campaign, using only the facts given.",
        zh: "根据给出的信息写活动帖子、广告和邮件，不添加没有给出的内容。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: true,
    draw: Draw {
        tokens: 180,
        ..Draw::PROSE
    },
};

impl Task for Campaign {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn needs(&self, job: &Job) -> Result<(), SellerError> {
        let named = job.product.as_ref().is_some_and(|product| !product.name.is_empty());
        if named || !job.facts.is_empty() {
            return Ok(());
        }
        Err(SellerError::MissingFacts {
            task: self.id(),
            needs: "a product with a name, or facts such as a theme",
        })
    }
}
