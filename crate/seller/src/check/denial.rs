//! Denials that a fact bears out without saying them: what is not on a closed list, and what a correction takes back.

use std::ops::Range;

use super::clauses::{around, sentence_at};
use crate::facts::{Fact, Source};
use crate::script::is_cjk;

/// Whether the denied words at `claim` correct something else of the same kind that the sentence rightly asserts: "The
/// gasket is silicone, not rubber". "No rubber" would deny it of the whole thing, and a fact on one part says nothing of that.
pub(super) fn corrects(text: &str, claim: &Range<usize>, asserted: &[Range<usize>]) -> bool {
    let sentence = sentence_at(text, claim.start);
    let before = text[sentence.start..claim.start].trim_end();
    let before = DEGREES
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before)
        .trim_end();
    let joined = |c: char| matches!(c, ',' | '，' | ' ') || is_cjk(c);
    let lead = ["not", "isn't", "isn’t", "aren't", "aren’t", "不是", "并非"]
        .iter()
        .find_map(|word| before.strip_suffix(word));
    let lead = lead.filter(|lead| lead.is_empty() || lead.ends_with(joined));
    lead.is_some_and(|_| {
        asserted
            .iter()
            .any(|range| sentence.contains(&range.start) && range.start != claim.start)
    })
}

/// How much of a thing it is: "solid oak", 全手工.
const DEGREES: [&str; 6] = ["solid", "pure", "100%", "全", "纯", "实"];

/// Whether only the degree of a claim is denied, and no fact gives it: "It isn't solid oak" of a board with oak veneer.
pub(super) fn denies_degree(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let low = text[..claim.end].to_ascii_lowercase();
    let start = DEGREES
        .iter()
        .find_map(|word| low[..claim.start].trim_end().strip_suffix(word).map(str::len));
    let inside = DEGREES.iter().any(|word| low[claim.start..].starts_with(word));
    let start = start.or(inside.then_some(claim.start));
    let given = |phrase: &str| {
        let sold = |fact: &Fact| fact.source == Source::Seller && fact.value.to_ascii_lowercase().contains(phrase);
        facts.iter().any(sold)
    };
    start.is_some_and(|start| !given(&low[start..]))
}

/// 不是真皮，材质是PU: whether the sentence goes on with what a fact says instead, under the fact's own name.
pub(super) fn names_instead(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let sentence = sentence_at(text, claim.start);
    let rest = text.get(claim.end..sentence.end).unwrap_or("");
    let said = |fact: &Fact| {
        let spoken = |is: &str| rest.contains(&format!("，{}{is}{}", fact.label, fact.value));
        fact.source == Source::Seller && !fact.value.is_empty() && (spoken("是") || spoken("为"))
    };
    text[sentence.start..claim.start].ends_with("不是") && facts.iter().any(said)
}

/// Whether a denial says that a fact's condition is not met: 88没到满99包邮的线，不包邮 beside 满99包邮.
pub(super) fn misses_condition(text: &str, claim: &Range<usize>, fact: &Fact) -> bool {
    let sentence = &text[sentence_at(text, claim.start)];
    let number: String = fact
        .value
        .split_once('满')
        .map_or("", |(_, rest)| rest)
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let missed = ["没到", "未满", "不满", "不到", "没满", "不够", "没有满"];
    // 32元不包邮，满49元才包邮.
    let given = sentence.contains('才') && sentence.contains(&format!("满{number}"));
    let told = given || missed.iter().any(|word| sentence.contains(word)) && sentence.contains(&number);
    !number.is_empty() && told
}

/// "That won't reach you today", 没赶上当天, 下周拿不到: a day on which nothing comes promises nothing.
pub(super) fn denies_the_day(text: &str, claim: &Range<usize>) -> bool {
    let (before, after) = around(text, claim);
    let (before, after) = (before.to_lowercase().replace('’', "'"), after.to_lowercase());
    let before = before.rsplit(" and ").next().unwrap_or("");
    let words: Vec<&str> = before.split_whitespace().collect();
    let comes = |word: &str| {
        matches!(
            word,
            "go" | "reach" | "arrive" | "ship" | "get" | "make" | "be" | "leave" | "deliver" | "send"
        )
    };
    let english = words
        .windows(2)
        .any(|pair| matches!(pair[0], "won't" | "can't" | "cannot" | "not") && comes(pair[1]));
    let chinese = ["没赶上", "赶不上", "到不了"].iter().any(|word| before.ends_with(word))
        || ["拿不到", "到不了", "送不到", "赶不上", "发不出"]
            .iter()
            .any(|word| after.starts_with(word));
    english || after.starts_with(" is unlikely") || chinese
}

/// "Washing is not for the memory foam": the foam is there, and something is not meant for it.
pub(super) fn is_named_beside(text: &str, claim: &Range<usize>) -> bool {
    let before = around(text, claim).0.to_lowercase().replace('’', "'");
    let denials = ["not", "isn't", "aren't"];
    denials.iter().any(|no| {
        ["the", "this", "these", "your", "our"]
            .iter()
            .any(|article| before.ends_with(&format!(" {no} for {article} ")))
    })
}

/// "Please don't iron polyester", 别拿金属刀在上面切: what a caution names need not be the goods.
pub(super) fn is_in_caution(text: &str, claim: &Range<usize>) -> bool {
    let before = around(text, claim).0.to_lowercase().replace('’', "'");
    let before = before.trim_start_matches([',', ' ']);
    let order = [
        "please don't ",
        "so please don't ",
        "don't ",
        "and don't ",
        "please do not ",
    ];
    let english = order.iter().find_map(|lead| before.strip_prefix(lead));
    let calming = ["worry", "hesitate", "miss", "forget", "wait"];
    let chinese = ["别拿", "勿用", "不要用", "不要拿", "别用", "别把"];
    english.is_some_and(|rest| !calming.iter().any(|word| rest.starts_with(word)))
        || chinese.iter().any(|word| before.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

    #[test]
    fn corrections() {
        let corrected =
            |text: &str, right: &str, wrong: &str| corrects(text, &place(text, wrong), &[place(text, right)]);
        assert!(corrected("The gasket is silicone, not rubber.", "silicone", "rubber"));
        assert!(corrected("是硅胶的，不是橡胶的。", "硅胶", "橡胶"));
        assert!(!corrected(
            "The gasket is silicone, with no rubber.",
            "silicone",
            "rubber"
        ));
        assert!(!corrected("It is silicone. It is not rubber.", "silicone", "rubber"));
    }

    #[test]
    fn degrees() {
        let facts = |value: &str| {
            vec![Fact {
                key: String::new(),
                label: "Material".to_owned(),
                value: value.to_owned(),
                source: Source::Seller,
            }]
        };
        let denied = |text: &str, word: &str, value: &str| denies_degree(text, &place(text, word), &facts(value));
        assert!(denied("It isn't solid oak.", "oak", "MDF, oak veneer") && denied("不是全手工。", "手工", "半手工"));
        assert!(!denied("It isn't solid oak.", "oak", "solid oak") && !denied("It isn't oak.", "oak", "oak veneer"));
        assert!(names_instead(
            "不是真皮，Material是PU。",
            &place("不是真皮，", "真皮"),
            &facts("PU")
        ));
        assert!(!names_instead(
            "不是真皮，Material是PU。",
            &place("不是真皮，", "真皮"),
            &facts("牛皮")
        ));
        let missed = |text: &str, value: &str| misses_condition(text, &place(text, "不包邮"), &facts(value)[0]);
        assert!(missed("88没到满99的线，不包邮。", "满99包邮"));
        assert!(missed("88元不包邮，满99元才包邮。", "满99包邮") && !missed("满99才不包邮。", "满199包邮"));
        assert!(!missed("满99不包邮。", "满99包邮") && !missed("没到，不包邮。", "包邮"));
    }

    #[test]
    fn days_on_which_nothing_comes() {
        for (text, word, denied) in [
            ("It won't reach your kitchen today.", "today", true),
            ("Tomorrow is unlikely.", "Tomorrow", true),
            ("You don't have to wait, it ships today.", "today", false),
            ("It does not fold and ships today.", "today", false),
            ("下周拿不到。", "下周", true),
            ("It will not be late and ships today.", "today", false),
            ("没赶上昨天的车，今天发。", "今天", false),
        ] {
            assert_eq!(denies_the_day(text, &place(text, word)), denied, "{text}");
        }
    }

    #[test]
    fn what_something_is_not_meant_for() {
        for (text, word, beside) in [
            ("Washing is stated for the cover, not for the foam.", "foam", true),
            ("Water isn't for this rattan.", "rattan", true),
            ("It is not for rubber.", "rubber", false),
            ("It is not made for the leather.", "leather", false),
        ] {
            assert_eq!(is_named_beside(text, &place(text, word)), beside, "{text}");
        }
    }

    #[test]
    fn cautions() {
        for (text, word, caution) in [
            ("Please don't iron polyester.", "polyester", true),
            ("Don't worry about the leather.", "leather", false),
            ("Don't wait, it is leather.", "leather", false),
            ("先别拿金属刀在上面切。", "金属", true),
            ("别急，是金属的。", "金属", false),
        ] {
            assert_eq!(is_in_caution(text, &place(text, word)), caution, "{text}");
        }
    }
}
