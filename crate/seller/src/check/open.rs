//! Whether a text leaves a matter open: to be checked, unknown, not to be promised, asked, or only quoted from the buyer.

use std::ops::Range;

use super::clauses::{around, clause_at, sentence_at};
use super::silence::is_unknown;
use crate::script::is_cjk;

/// Wording of it in English.
const OPEN_EN: [&str; 62] = [
    "check",
    "confirm",
    "find out",
    "not sure",
    "unsure",
    "do not have",
    "don't have",
    "do not know",
    "don't know",
    "look into",
    "ask our",
    "ask the",
    "whether",
    "if it",
    "no information",
    "no details",
    "no mention",
    "no word",
    "nothing about",
    "not listed",
    "not stated",
    "not given",
    "not mentioned",
    "cannot say",
    "can't say",
    "cannot promise",
    "can't promise",
    "cannot offer",
    "can't offer",
    "cannot find",
    "can't find",
    "unable to",
    "not able to promise",
    "you asked",
    "asking about",
    "asked about",
    "question about",
    "your request",
    "would like to know",
    "interest in",
    "you mentioned",
    "regarding",
    "wondering",
    "verify",
    "not specified",
    "not mention",
    "n't mention",
    "n't say",
    "n't list",
    "n't state",
    "n't specify",
    "you would like",
    "you want",
    "look for",
    "nothing on",
    "have nothing",
    "careful with",
    "you would need",
    "you'd need",
    "would have",
    "wouldn't have",
    "can't guarantee",
];

/// Wording of it in Chinese.
const OPEN_ZH: [&str; 74] = [
    "还没定",
    "还未定",
    "核实",
    "确认",
    "查一下",
    "查询",
    "核对",
    "不确定",
    "不清楚",
    "不了解",
    "不知道",
    "说不准",
    "不好说",
    "没有相关",
    "没有写",
    "没提",
    "没标",
    "没注明",
    "没说明",
    "手边没有",
    "暂无",
    "无法承诺",
    "不能承诺",
    "不敢承诺",
    "无法保证",
    "不能保证",
    "不敢保证",
    "您问",
    "您想",
    "您要求",
    "您提到",
    "咨询",
    "是否",
    "关于",
    "了解一下",
    "问一下",
    "未提",
    "未标",
    "未注明",
    "未说明",
    "查不到",
    "找不到",
    "看不到",
    "怎么",
    "没有说明",
    "没有标明",
    "没有数据",
    "没有提",
    "没有列",
    "没列",
    "没查到",
    "没法保证",
    "保证不了",
    "打包票",
    "待厂家",
    "待回复",
    "问厂家",
    "跟厂家",
    "向厂家",
    "找厂家",
    "等厂家",
    "没有权限",
    "要看",
    "得看",
    "不一样",
    "一栏是n/a",
    "一栏是空",
    "一栏没",
    "是哪",
    "要哪",
    "下单显示",
    "对一下",
    "别按",
    "不敢跟您说",
];

/// What a seller reads facts from.
pub(super) const SOURCES: [&str; 25] = [
    "listing",
    "page",
    "description",
    "details",
    "information",
    "info",
    "specs",
    "specification",
    "specifications",
    "facts",
    "notes",
    "data",
    "records",
    "资料",
    "信息",
    "页面",
    "详情",
    "介绍",
    "参数",
    "说明",
    "备注",
    "描述",
    "登记",
    "记录",
    "标注",
];

/// Whether a reply leaves something open: in some sentence it is to be found out, unknown or not to be promised.
pub(crate) fn leaves_open(text: &str) -> bool {
    let low = text.to_lowercase().replace('’', "'");
    OPEN_EN.iter().chain(&OPEN_ZH).any(|phrase| low.contains(phrase))
}

/// Whether the clause around a claim leaves it open.
pub(super) fn is_open(text: &str, range: &Range<usize>) -> bool {
    let clause = restated(clause_at(text, range), text, range)
        .to_lowercase()
        .replace('’', "'");
    let worded = OPEN_EN.iter().chain(&OPEN_ZH).any(|phrase| clause.contains(phrase));
    worded || is_unknown(&clause) || asks_in_chinese(&clause) || is_condition(&clause) || is_about_sources(&clause)
}

/// The clause from where it asserts something after all: "It isn't listed: it is waterproof".
fn restated<'a>(clause: &'a str, text: &str, range: &Range<usize>) -> &'a str {
    let before = around(text, range).0.to_ascii_lowercase();
    let turns = [": it ", ": yes", " and it is ", " and it has ", " and it's "];
    let turn = turns.iter().filter_map(|words| before.rfind(words)).max();
    &clause[turn.unwrap_or(0)..]
}

/// 能不能, 有没有, 送不送: a verb, denied and said again, leaves both open. A tag (对不对) asks for consent only.
pub(super) fn asks_in_chinese(clause: &str) -> bool {
    let chars: Vec<char> = clause.chars().collect();
    chars.windows(3).any(|window| {
        matches!(window[1], '不' | '没')
            && window[0] == window[2]
            && is_cjk(window[0])
            && !matches!(window[0], '好' | '对' | '行')
    }) || ["能否", "可否", "会否"].iter().any(|word| clause.contains(word))
}

/// 要是已经发出, 没发的话: a case, not a statement; but 如果不满意可以退款 says what follows from it.
fn is_condition(clause: &str) -> bool {
    let supposed = ["要是", "如果", "的话"].iter().any(|word| clause.contains(word));
    let follows = ["可以", "支持", "就", "给您", "为您", "给你", "包", "都", "会"];
    supposed && !follows.iter().any(|word| clause.contains(word))
}

/// Whether a denial reads the listing out: 工艺一栏写的是机织，不是手工织的.
pub(super) fn reads_listing_out(text: &str, at: usize) -> bool {
    let sentence = &text[sentence_at(text, at)];
    ["写的是", "标的是", "列的是", "写着", "一栏"]
        .iter()
        .any(|words| sentence.contains(words))
}

/// "The listing has nothing on Bluetooth", 资料里没有蓝牙功能: a statement about what is known, not about the goods.
fn is_about_sources(clause: &str) -> bool {
    let words: Vec<&str> = clause.split(|c: char| !c.is_alphanumeric() && c != '\'').collect();
    let english = words.iter().position(|word| SOURCES.contains(word));
    let denied = |from: usize| {
        words[from..]
            .iter()
            .take(5)
            .any(|word| matches!(*word, "not" | "no" | "nothing" | "without") || word.ends_with("n't"))
    };
    // 资料里没有 and 页面上未标注: the denial right after the source.
    let silent = |word: &&&str| {
        clause.match_indices(**word).any(|(at, _)| {
            let next: String = clause[at + word.len()..].chars().take(6).collect();
            next.contains(['没', '未'])
        })
    };
    let chinese = SOURCES.iter().filter(|word| !word.is_ascii()).find(silent);
    english.is_some_and(|at| denied(at) || words.contains(&"nothing")) || chinese.is_some()
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

    #[test]
    fn open_matters() {
        for (text, word, open) in [
            ("I will check whether a refund is possible.", "refund", true),
            ("I will check, and you will get a refund.", "refund", false),
            ("You will get a refund.", "refund", false),
            ("我核实后再回复您是否支持退款。", "退款", true),
            ("给您退款。", "退款", false),
            ("The listing does not mention Bluetooth.", "Bluetooth", true),
            ("There is nothing in the details about Bluetooth.", "Bluetooth", true),
            ("The details: it has Bluetooth.", "Bluetooth", false),
            ("It isn't listed: it is waterproof.", "waterproof", false),
            ("It isn't listed and it is waterproof.", "waterproof", false),
            ("资料里没有蓝牙功能。", "蓝牙", true),
            ("页面上有蓝牙说明。", "蓝牙", false),
            ("明天能不能送到我再问。", "明天", true),
            ("补不补发要等查清楚。", "补发", true),
            ("明天送到，好不好？", "明天", false),
            ("要是已经发出，我再告诉您。", "已经发出", true),
            ("如果不满意可以退款。", "退款", false),
            ("认证一栏是空的。", "认证", true),
            ("认证一栏写着FDA。", "FDA", false),
        ] {
            assert_eq!(is_open(text, &place(text, word)), open, "{text}");
        }
    }
}
