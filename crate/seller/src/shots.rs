//! The worked examples that a model without training of its own is shown, and the two products that most of them are about. Our own
//! text, never a shop's.

use crate::tasks::Both;

/// Facts as they would come, and the answer we would like.
pub(crate) struct Shot {
    /// Label and value of each fact.
    pub facts: Facts,
    /// The answer; never with a blank line, which ends an answer in the plain template.
    pub answer: &'static str,
}

type Facts = &'static [(&'static str, &'static str)];

/// A product with a brand and a use.
pub(crate) const BOTTLE: Both<Facts> = Both {
    en: &[
        ("Product", "water bottle"),
        ("Brand", "Tarn"),
        ("Material", "stainless steel"),
        ("Capacity", "750 ml"),
        ("For", "hikers"),
    ],
    zh: &[
        ("商品", "保温杯"),
        ("品牌", "山间"),
        ("材质", "不锈钢"),
        ("容量", "750毫升"),
        ("适合", "徒步"),
    ],
};

/// The same for a text that tells the price.
pub(crate) const PRICED_BOTTLE: Both<Facts> = Both {
    en: &[
        ("Product", "water bottle"),
        ("Brand", "Tarn"),
        ("Material", "stainless steel"),
        ("Capacity", "750 ml"),
        ("For", "hikers"),
        ("Price", "24.90"),
    ],
    zh: &[
        ("商品", "保温杯"),
        ("品牌", "山间"),
        ("材质", "不锈钢"),
        ("容量", "750毫升"),
        ("适合", "徒步"),
        ("价格", "89元"),
    ],
};

/// A product without a brand and with a note.
pub(crate) const JACKET: Both<Facts> = Both {
    en: &[
        ("Product", "kids rain jacket"),
        ("Color", "yellow"),
        ("Size", "110 cm"),
        ("Notes", "hood can be taken off"),
    ],
    zh: &[
        ("商品", "儿童雨衣"),
        ("颜色", "黄色"),
        ("尺码", "110码"),
        ("备注", "帽子可拆"),
    ],
};
