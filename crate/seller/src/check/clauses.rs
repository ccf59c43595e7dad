//! Sentences and clauses around a place, and whether they deny the claim in them.

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
pub(super) fn clause_at<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
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

/// What stands in the clause before and after `range`.
pub(super) fn around<'a>(text: &'a str, range: &Range<usize>) -> (&'a str, &'a str) {
    let clause = clause_at(text, range);
    let start = clause.as_ptr() as usize - text.as_ptr() as usize;
    let end = start + clause.len();
    let part = |range: Range<usize>| text.get(range).unwrap_or("");
    (part(start..range.start), part(range.end..end))
}

/// Chinese words with 不, 无 or 非 that deny nothing, or nothing but themselves.
const NOT_DENIALS: [&str; 47] = [
    "无铅",
    "无汞",
    "无氟",
    "无醛",
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
    "不织布",
    "不用时",
    "不在时",
    "不退不换",
];

/// Words that a denial reaches across: "does not come with a", "is not made of".
const LIGHT: [&str; 54] = [
    "work",
    "works",
    "fit",
    "fits",
    "connect",
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
    let before_it = denied_before(before);
    let after_it = denied_after(&after.to_lowercase().replace('’', "'"));
    // "It isn't plastic free": two denials assert.
    (before_it != after_it) || answered_no(text, range.end)
}

fn denied_before(before: &str) -> bool {
    denied_before_in_english(before) || before.to_lowercase().ends_with("non-") || denied_before_in_chinese(before)
}

/// "iPhone: no, sorry.": the answer no to the words before the colon.
fn answered_no(text: &str, end: usize) -> bool {
    let answer = text[end..].trim_start_matches(' ').strip_prefix([':', '：']);
    answer.is_some_and(|answer| {
        let word: String = answer
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric())
            .collect();
        matches!(word.to_lowercase().as_str(), "no" | "none" | "无" | "没有" | "不支持")
    })
}

/// Words that deny what follows them.
pub(super) fn is_denial(word: &str) -> bool {
    matches!(
        word,
        "not" | "no" | "non" | "never" | "without" | "cannot" | "neither" | "nor" | "excluding"
    ) || word.ends_with("n't")
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
        let after = words.get(words.len() - back).map_or("", String::as_str);
        // "No. 2" counts, and "non" denies only the word that it is part of.
        let other = match word.as_str() {
            "no" => after.starts_with(|c: char| c.is_ascii_digit()),
            "non" => back > 0,
            _ => false,
        };
        let free = word == "free" && matches!(after, "of" | "from");
        let denies = free || !other && is_denial(word);
        let kept_off = matches!(word.as_str(), "off" | "away" | "avoid" | "avoiding")
            && (word.starts_with("avoid")
                || words[..words.len() - 1 - back]
                    .iter()
                    .rev()
                    .take(2)
                    .any(|lead| lead == "keep"));
        if kept_off {
            return true;
        }
        if denies {
            // "not only", "not just": more, not less.
            return !matches!(after, "only" | "just" | "merely" | "simply");
        }
        // "isn't glass but acrylic": what follows "but" is there.
        if word == "but" || matches!(word.as_str(), "and" | "or" | "so") && back > 0 {
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
    let near: String = near.into_iter().rev().collect();
    // 不成的话会自动退款, 没水自动断电: what is denied is only the case.
    let near = after_case(near.rsplit("的话").next().unwrap_or(""));
    let case = ["没水", "没电", "没人", "未付", "未付款", "未成团"]
        .iter()
        .find_map(|case| near.strip_suffix(case));
    let mut near = case.unwrap_or(near).to_owned();
    for word in NOT_DENIALS {
        near = near.replace(word, "");
    }
    near.contains(['不', '无', '非', '未', '没', '勿'])
        || ["先别", "别在", "别用", "别拿", "别指望"]
            .iter()
            .any(|word| near.contains(word))
}

/// What follows a denied case: 没拼上会退款, 没凑够会自动退款; but 不会 and 不一定会 deny.
fn after_case(near: &str) -> &str {
    let turn = ["会", "就"].iter().filter_map(|word| near.rfind(word)).max();
    let Some((case, rest)) = turn.and_then(|at| near.split_at_checked(at)) else {
        return near;
    };
    let denied = case.rfind(['没', '未', '不']);
    let verb = denied.map_or("", |at| case[at..].trim_start_matches(['没', '未', '不']));
    let unsure = [
        "一定", "见得", "人", "想", "打算", "太", "是", "再", "可能", "用", "应", "必",
    ];
    let supposed = !verb.is_empty() && !unsure.iter().any(|word| verb.starts_with(word) || verb.ends_with(word));
    if supposed { rest } else { near }
}

/// "Refunds are not possible", "battery not included", "leather-free", 定制不支持.
fn denied_after(after: &str) -> bool {
    let free = after
        .strip_prefix(['-', ' '])
        .and_then(|rest| rest.strip_prefix("free"))
        .is_some_and(|rest| {
            let next = rest.split_whitespace().next().unwrap_or("");
            // "Leather free shipping" gives the shipping away, not the leather.
            let given = [
                "ship", "deliver", "sampl", "gift", "return", "post", "express", "for ", "with ",
            ];
            !rest.starts_with(char::is_alphanumeric) && !given.iter().any(|word| next.starts_with(word.trim_end()))
        });
    let mut words = after.split_whitespace().skip_while(|word| {
        matches!(
            *word,
            "is" | "are" | "was" | "were" | "can" | "will" | "do" | "does" | "has" | "have" | "been"
        )
    });
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("");
    let denies = matches!(first, "not" | "cannot" | "nothing") || first.ends_with("n't");
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
        "不在里面",
        "拿不到",
        "到不了",
    ];
    let none = said.trim_end_matches(['哦', '呢', '的', '呀', '啊']) == "没有";
    // 清仓不退不换: what follows is a rule of its own.
    free || english || none || (chinese.iter().any(|word| said.starts_with(word)) && !said.starts_with("不退不换"))
}

/// Whether a value says no: "no", "none", "not included", 无, "no, hand wash only".
pub(super) fn says_no(value: &str) -> bool {
    let value = value.trim().to_lowercase();
    let head = value
        .split([',', ';', '(', '（', '，', '；', '。', '!'])
        .next()
        .unwrap_or("")
        .trim();
    // 运费险: 本店未开通.
    let not_set_up = ["未开通", "没开通", "未开启", "未参加"];
    if not_set_up.iter().any(|word| head.ends_with(word)) {
        return true;
    }
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
            | "不保"
            | "不附"
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
        "free of",
        "free from",
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
    // 不发地区: 新疆.
    let nowhere = ["不发", "不寄", "不配送", "不包邮"];
    english
        .iter()
        .any(|word| label == *word || label.ends_with(&format!(" {word}")))
        || nowhere.iter().any(|word| label.starts_with(word))
        || chinese.iter().any(|word| label.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

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
            ("It isn't plastic free.", "plastic", false),
            ("iPhone: no, sorry.", "iPhone", true),
            ("2 latex free straps", "latex", true),
            ("A leather free sample", "leather", false),
            ("White No. 2 steel", "steel", false),
            ("A non slip rubber seat", "rubber", false),
            ("Keep it off suede and plastic.", "plastic", true),
            ("It lifts off rubber marks.", "rubber", false),
            ("不织布羊毛毡", "羊毛", false),
            ("不用时自动休眠", "自动", false),
            ("请先别在电磁炉上用", "电磁炉", true),
            ("清仓不退不换", "清仓", false),
            ("没电池，要自备", "电池", true),
            ("不成的话会自动退款", "自动", false),
            ("没水自动断电", "自动", false),
            ("30分钟未付自动关闭", "自动", false),
            ("遥控没有，灯是暖光", "遥控", true),
            ("遥控没有延迟", "遥控", false),
            ("没拼上会退款", "退款", false),
            ("不会退款", "退款", true),
            ("不一定会退款", "退款", true),
            ("The mirror isn't glass but acrylic.", "acrylic", false),
            ("They don't work with a touchscreen.", "touchscreen", true),
            ("The base is free of PVC.", "PVC", true),
            ("A free leather strap", "leather", false),
            ("On Saturday nothing is dispatched.", "Saturday", true),
            ("材质是无铅水晶玻璃", "玻璃", false),
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
}
