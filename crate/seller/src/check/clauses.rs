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

/// Wording that leaves a matter open: to be checked, unknown, not to be promised, or only quoted from the buyer.
const OPEN: [&str; 86] = [
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
];

/// Chinese wording of the same that is too short to stand alone in the list above.
const OPEN_ZH: [&str; 8] = [
    "问一下",
    "未提",
    "未标",
    "未注明",
    "未说明",
    "查不到",
    "找不到",
    "看不到",
];

/// What a seller reads facts from.
const SOURCES: [&str; 25] = [
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

/// Whether the clause around a claim leaves it open.
pub(super) fn is_open(text: &str, range: &Range<usize>) -> bool {
    let clause = clause_at(text, range).to_lowercase().replace('’', "'");
    OPEN.iter().chain(&OPEN_ZH).any(|phrase| clause.contains(phrase)) || is_about_sources(&clause)
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

/// Chinese words with 不, 无 or 非 that deny nothing, or nothing but themselves.
const NOT_DENIALS: [&str; 39] = [
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
    "无极",
    "无级",
    "无痕",
    "无刷",
    "无叶",
    "无绳",
    "无边框",
    "无理由",
    "无忧",
    "无糖",
    "无人机",
    "无纺布",
    "无钢圈",
    "无限",
    "不少",
    "不断",
    "不妨",
    "不错",
    "不怕",
    "不用担心",
    "没关系",
    "没问题",
    "非遗",
    "非洲",
    "不占",
];

/// Words that a denial reaches across: "does not come with a", "is not made of".
const LIGHT: [&str; 49] = [
    "a",
    "an",
    "any",
    "the",
    "be",
    "been",
    "is",
    "are",
    "was",
    "made",
    "of",
    "to",
    "come",
    "comes",
    "with",
    "have",
    "has",
    "had",
    "include",
    "includes",
    "included",
    "offer",
    "support",
    "supports",
    "provide",
    "give",
    "accept",
    "do",
    "does",
    "get",
    "allow",
    "our",
    "your",
    "it",
    "this",
    "that",
    "its",
    "in",
    "on",
    "for",
    "by",
    "use",
    "contain",
    "currently",
    "available",
    "qualify",
    "fully",
    "really",
    "yet",
];

/// Whether the words right before (or after) a claim deny it.
pub(crate) fn is_denied(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    let before = &text[sentence.start.min(range.start)..range.start];
    let mark = |c: char| matches!(c, ',' | ';' | '，' | '；' | '。' | '、' | '\n' | ':' | '：');
    let before = before.rsplit(mark).next().unwrap_or("");
    let after = text[range.end..].split(mark).next().unwrap_or("");
    denied_before_in_english(before)
        || before.to_lowercase().ends_with("non-")
        || denied_before_in_chinese(before)
        || denied_after(&after.to_lowercase().replace('’', "'"))
}

fn denied_before_in_english(before: &str) -> bool {
    let words: Vec<String> = before
        .split_whitespace()
        .map(|word| {
            let word = word.to_lowercase().replace('’', "'");
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'')
                .to_owned()
        })
        .collect();
    let mut across = true;
    for (back, word) in words.iter().rev().enumerate() {
        let denies = matches!(
            word.as_str(),
            "not" | "no" | "non" | "never" | "without" | "cannot" | "neither" | "nor" | "excluding"
        ) || word.ends_with("n't");
        if denies {
            // "not only", "not just": more, not less.
            let next = words.get(words.len() - back).map_or("", String::as_str);
            return !matches!(next, "only" | "just" | "merely" | "simply");
        }
        if matches!(word.as_str(), "and" | "but" | "or" | "so") && back > 0 {
            return false;
        }
        across &= LIGHT.contains(&word.as_str());
        if back >= 2 && !across {
            return false;
        }
    }
    false
}

fn denied_before_in_chinese(before: &str) -> bool {
    let near: Vec<char> = before.chars().rev().take_while(|c| is_cjk(*c)).take(6).collect();
    let mut near: String = near.into_iter().rev().collect();
    for word in NOT_DENIALS {
        near = near.replace(word, "");
    }
    near.contains(['不', '无', '非', '未', '没', '勿'])
}

/// "Refunds are not possible", "battery not included", "leather-free", 定制不支持.
fn denied_after(after: &str) -> bool {
    let free = (after.starts_with("-free") || after.starts_with(" free"))
        && !after.starts_with(" free s")
        && !after.starts_with(" free d");
    let mut words = after.split_whitespace().skip_while(|word| {
        matches!(
            *word,
            "is" | "are" | "was" | "were" | "can" | "will" | "do" | "does" | "has" | "have" | "been"
        )
    });
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    let denies = first == "not" || first == "cannot" || first.ends_with("n't");
    let english =
        after.starts_with(char::is_whitespace) && denies && !matches!(second, "only" | "just" | "merely" | "simply");
    let said = after.trim_start_matches([
        '也', '是', '就', '都', '暂', '还', '并', '均', '功', '能', '服', '务', ' ',
    ]);
    let chinese = [
        "不支持",
        "不可以",
        "不行",
        "不能",
        "不包",
        "不含",
        "不提供",
        "不适用",
        "不接受",
        "不允许",
        "不在内",
        "不送",
        "不退",
        "没写",
        "未提供",
        "没提",
    ];
    free || english || chinese.iter().any(|word| said.starts_with(word))
}

/// Whether a value says no: "no", "none", "not included", 无, "no, hand wash only".
pub(super) fn says_no(value: &str) -> bool {
    let value = value.trim().to_lowercase();
    let head = value
        .split([',', ';', '(', '（', '，', '；', '。', '!'])
        .next()
        .unwrap_or("")
        .trim();
    matches!(
        head.trim_end_matches('.'),
        "no" | "none"
            | "nil"
            | "false"
            | "not"
            | "n"
            | "0"
            | "never"
            | "without"
            | "not included"
            | "not supported"
            | "not available"
            | "not possible"
            | "not accepted"
            | "not allowed"
            | "not offered"
            | "unavailable"
            | "否"
            | "无"
            | "没有"
            | "不"
            | "不是"
            | "不支持"
            | "不可以"
            | "不可"
            | "不能"
            | "不含"
            | "不包含"
            | "不带"
            | "不提供"
            | "不送"
            | "×"
            | "✗"
    )
}

/// Whether a yes-or-no value says yes.
pub(super) fn says_yes(value: &str) -> bool {
    matches!(
        value.trim().to_lowercase().as_str(),
        "yes" | "true" | "y" | "1" | "是" | "对" | "✓" | "√"
    )
}

/// Whether a value settles nothing.
pub(super) fn says_unknown(value: &str) -> bool {
    matches!(
        value.trim().to_lowercase().as_str(),
        "?" | "-" | "unknown" | "not known" | "tbd" | "to be confirmed" | "不详" | "未知" | "待定" | "待确认"
    )
}

/// Whether a fact's name says no to its value: "Not included: batteries", 定制不支持: 无理由退换.
pub(super) fn label_says_no(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    let english = [
        "not included",
        "not suitable",
        "not suitable for",
        "not for",
        "not compatible with",
        "not supported",
        "does not include",
        "excludes",
        "excluded",
        "excluding",
        "without",
        "no",
    ];
    let chinese = [
        "不支持",
        "不含",
        "不包含",
        "不包括",
        "不提供",
        "不适用",
        "不适合",
        "不可",
        "不能",
        "没有",
        "不带",
        "不送",
        "不附",
    ];
    english
        .iter()
        .any(|word| label == *word || label.ends_with(&format!(" {word}")))
        || chinese.iter().any(|word| label.ends_with(word))
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
            ("It does not come with a warranty.", "warranty", true),
            ("It is not only waterproof.", "waterproof", false),
            ("Refunds are not possible.", "Refunds", true),
            ("You will not find it dull in your leather seat.", "leather", false),
            ("遥控无极调光", "调光", false),
            ("退货不支持，防水", "退货", true),
            ("防水没有问题", "防水", false),
        ] {
            assert_eq!(is_denied(text, &place(text, word)), denied, "{text}");
        }
    }

    #[test]
    fn values_and_names_say_no() {
        for value in ["none", "No", "no, hand wash only", "not included", "0", "无", "不支持"] {
            assert!(says_no(value), "{value}");
        }
        for value in ["no memory effect", "无线", "yes", "40 sets", "not only blue"] {
            assert!(!says_no(value), "{value}");
        }
        assert!(label_says_no("定制不支持") && label_says_no("Not included") && !label_says_no("Notes"));
        assert!(says_unknown("TBD") && !says_unknown("no"));
    }

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
            ("资料里没有蓝牙功能。", "蓝牙", true),
            ("页面上有蓝牙说明。", "蓝牙", false),
        ] {
            assert_eq!(is_open(text, &place(text, word)), open, "{text}");
        }
    }
}
