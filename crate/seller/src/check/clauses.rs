//! Sentences and clauses around a place, and what they do to a claim in them: deny it, or leave it open.

use std::ops::Range;

use crate::measure::sentences;
use crate::script::is_cjk;

/// The sentence that holds `at`.
pub(super) fn sentence_at(text: &str, at: usize) -> Range<usize> {
    sentences(text)
        .into_iter()
        .find(|range| at < range.end)
        .unwrap_or(0..text.len())
}

/// The clause that holds `range`: the sentence between commas, semicolons and "but".
fn clause_at<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let sentence = sentence_at(text, range.start);
    let mark = |c: char| matches!(c, ',' | ';' | '，' | '；' | '\n');
    let head = &text[sentence.start..range.start.max(sentence.start)];
    let start = head
        .rfind(mark)
        .into_iter()
        .chain(head.rfind(" but "))
        .chain(head.rfind("但"))
        .max();
    let start = sentence.start + start.unwrap_or(0);
    let tail = &text[range.end.min(sentence.end)..sentence.end];
    let end = tail
        .find(mark)
        .into_iter()
        .chain(tail.find(" but "))
        .chain(tail.find("但"))
        .min();
    &text[start
        ..sentence
            .end
            .min(range.end.min(sentence.end) + end.unwrap_or(tail.len()))]
}

/// Wording that leaves a matter open: to be checked, unknown, or only quoted from the buyer.
const OPEN: [&str; 58] = [
    "check",
    "confirm",
    "find out",
    "not sure",
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
    "not listed",
    "cannot say",
    "can't say",
    "cannot promise",
    "can't promise",
    "unable to promise",
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
    "you would like",
    "you want",
    "核实",
    "确认",
    "查一下",
    "查询",
    "核对",
    "不确定",
    "不清楚",
    "没有相关",
    "没有写",
    "手边没有",
    "暂无",
    "无法承诺",
    "不能承诺",
    "无法保证",
    "您问",
    "您想",
    "您要求",
    "您提到",
    "咨询",
    "是否",
    "关于",
    "了解一下",
    "问一下",
];

/// Whether the clause around a claim leaves it open.
pub(super) fn is_open(text: &str, range: &Range<usize>) -> bool {
    let clause = clause_at(text, range).to_lowercase();
    OPEN.iter().any(|phrase| clause.contains(phrase))
}

/// Chinese words with 不, 无 or 非 that deny nothing.
const NOT_DENIALS: [&str; 14] = [
    "不锈钢",
    "不仅",
    "不但",
    "不只",
    "不光",
    "非常",
    "无线",
    "无论",
    "不管",
    "不粘",
    "无框",
    "不倒翁",
    "无缝",
    "不同",
];

/// Whether the words right before (or after) a claim deny it.
pub(super) fn is_denied(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    let before = &text[sentence.start.min(range.start)..range.start];
    let before = before
        .rsplit([',', ';', '，', '；', '。', '、', '\n', ':', '：'])
        .next()
        .unwrap_or("");
    let words: Vec<String> = before.split_whitespace().rev().take(3).map(str::to_lowercase).collect();
    let english = words.iter().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        matches!(
            word,
            "not" | "no" | "non" | "never" | "without" | "cannot" | "neither" | "nor"
        ) || word.ends_with("n't")
            || word.ends_with("n’t")
    }) || before.to_lowercase().ends_with("non-");
    let mut near: String = before.chars().rev().take_while(|c| is_cjk(*c)).take(6).collect();
    near = near.chars().rev().collect();
    for word in NOT_DENIALS {
        near = near.replace(word, "");
    }
    let after = text[range.end..].to_lowercase();
    let free = (after.starts_with("-free") || after.starts_with(" free"))
        && !after.starts_with(" free s")
        && !after.starts_with(" free d");
    english || free || near.contains(['不', '无', '非', '未', '没', '勿'])
}

/// Whether a yes-or-no value says no.
pub(super) fn says_no(value: &str) -> bool {
    matches!(
        value.trim().to_lowercase().as_str(),
        "no" | "false"
            | "not"
            | "n"
            | "否"
            | "无"
            | "没有"
            | "不"
            | "不是"
            | "不支持"
            | "不可以"
            | "不含"
            | "×"
            | "✗"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, word: &str) -> Range<usize> {
        let at = text.find(word).expect("word");
        at..at + word.len()
    }

    #[test]
    fn denials() {
        for (text, word, denied) in [
            ("It is not waterproof.", "waterproof", true),
            ("It isn't fully waterproof.", "waterproof", true),
            ("It does not fold, it is waterproof.", "waterproof", false),
            ("这款不防水", "防水", true),
            ("不锈钢材质，防水", "防水", false),
            ("不仅防水还轻便", "防水", false),
            ("无线防水音箱", "防水", false),
            ("Leather-free strap", "Leather", true),
        ] {
            assert_eq!(is_denied(text, &place(text, word)), denied, "{text}");
        }
    }

    #[test]
    fn open_matters() {
        for (text, word, open) in [
            ("I will check whether a refund is possible.", "refund", true),
            ("I will check, and you will get a refund.", "refund", false),
            ("You will get a refund.", "refund", false),
            ("我核实后再回复您是否支持退款。", "退款", true),
            ("给您退款。", "退款", false),
        ] {
            assert_eq!(is_open(text, &place(text, word)), open, "{text}");
        }
    }
}
