//! A reply to one buyer: answers what was asked from the facts, and says so when they do not answer it.

use super::{Both, Draw, Shape, Sheet, Task};
use crate::error::SellerError;
use crate::facts::Fact;
use crate::job::{Job, Lang, Speaker};
use crate::plain_reply;
use crate::shots::Shot;

/// `reply`.
pub(crate) struct Reply;

const EN: &[Shot] = &[
    Shot {
        facts: &[
            ("Product", "wool scarf"),
            ("Color", "grey"),
            ("Buyer", "Can I wash it in the machine?"),
        ],
        answer: "Hello, thank you for asking. The washing instructions are not at hand, so I will check and come back to you.",
    },
    Shot {
        facts: &[
            ("Product", "wool scarf"),
            ("Length", "180 cm"),
            ("Buyer", "How long is it?"),
        ],
        answer: "Hello, thank you for asking. The length of this wool scarf is 180 cm.",
    },
    Shot {
        facts: &[
            ("Order", "2207"),
            ("Status", "packed"),
            ("Buyer", "Hi, what about my order?"),
        ],
        answer: "Hello, thank you for your message. This is the status of your order 2207: packed.",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: &[("商品", "羊毛围巾"), ("颜色", "灰色"), ("买家", "可以机洗吗？")],
        answer: "您好，感谢您的咨询。洗涤说明我手边没有，核实后再回复您。",
    },
    Shot {
        facts: &[("商品", "羊毛围巾"), ("长度", "180厘米"), ("买家", "这个多长？")],
        answer: "您好，感谢您的咨询。这款羊毛围巾的长度是180厘米。",
    },
    Shot {
        facts: &[
            ("订单", "2207"),
            ("状态", "已打包"),
            ("买家", "你好，我的订单怎么样了？"),
        ],
        answer: "您好，感谢您的留言。您的订单2207目前状态是：已打包。",
    },
];

static SHEET: Sheet = Sheet {
    id: "reply",
    field: "reply",
    shape: Shape::Reply,
    label: Both {
        en: "Reply",
        zh: "回复",
    },
    system: Both {
        en: "Answer the buyer politely in two or three sentences. Use only the facts given; promise nothing else.",
        zh: "用两三句话礼貌地回复买家，只使用给出的信息，不作其他承诺。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 100,
        candidates: 3,
        spare: 5,
        stops: &["\nBuyer:", "\n买家：", "\nReply:", "\n回复：", "\nOrder:", "\n订单："],
        ..Draw::PROSE
    },
};

impl Task for Reply {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn needs(&self, job: &Job) -> Result<(), SellerError> {
        let asked = job.message.is_some() || job.thread.last().is_some_and(|turn| turn.from == Speaker::Buyer);
        if asked {
            Ok(())
        } else {
            Err(SellerError::MissingFacts {
                task: self.id(),
                needs: "a buyer's message",
            })
        }
    }
    fn wants(&self, fact: &Fact) -> bool {
        // The listing's own long text drowns a short question; what matters of it stands in the attributes.
        fact.key != "review" && !fact.key.starts_with("existing.") && fact.key != "tags"
    }
    fn speaks_to_buyer(&self) -> bool {
        true
    }
    fn facts_alone(&self, facts: &[Fact], lang: Lang) -> Option<String> {
        plain_reply::of(facts, lang)
    }
    fn lead_of_facts_alone(&self, _lang: Lang) -> i64 {
        // It is stiffer than the model's, but in no sentence of it can sense go astray, and a buyer acts on what it says.
        700
    }
    fn names_product(&self) -> bool {
        false
    }
}
