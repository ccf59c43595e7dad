//! Flat denials of what a fact asserts: "it has no allergens" beside "Allergens: cashew, milk".
//!
//! Only the label's own word is looked for, right behind the denial: whatever else a sentence denies is no business of this fact.

use std::ops::Range;

use super::clauses::{clause_at, says_no, says_unknown};
use super::open::is_open;
use super::{Context, Mark, instead};
use crate::facts::{Fact, Source};
use crate::result::Severity;
use crate::script::{is_cjk, is_han};

/// Words before the label that deny it.
const DENIALS: [&str; 7] = ["no ", "without ", "without any ", "free of ", "没有", "不含", "无"];
/// Words that make a denial a limit or an exception: "no returns after 30 days".
pub(super) const LIMITS: [&str; 20] = [
    "after",
    "beyond",
    "outside",
    "unless",
    "without a",
    "other",
    "further",
    "extra",
    "additional",
    "before",
    "以外",
    "之后",
    "其他",
    "额外",
    "saturday",
    "sunday",
    "weekend",
    "holiday",
    "周末",
    "节假日",
];
/// What makes another word of a Chinese label: 没有尺码表 denies the table, not the sizes.
const COMPOUNDS: [&str; 9] = ["表", "标准", "尺寸", "数据", "信息", "条款", "说明", "要求", "记录"];

/// The mark on a denial of what a fact says.
pub(super) fn contradicted(range: Range<usize>, fact: &Fact, context: &Context) -> Mark {
    Mark {
        rule: "contradicted-fact".to_owned(),
        range,
        severity: Severity::Warn,
        reason: context.choose(
            &format!("\"{}\" says otherwise.", fact.label),
            &format!("与“{}”不符。", fact.label),
        ),
        fact: Some(fact.key.clone()),
        removable: true,
    }
}

/// Marks each denial of a given fact.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    let low = text.to_ascii_lowercase();
    for fact in context.facts.iter().filter(|fact| fact.source == Source::Seller) {
        let Some(word) = word_of(&fact.label) else { continue };
        if says_no(&fact.value) || says_unknown(&fact.value) || denies_in_part(&fact.value) {
            continue;
        }
        for denial in DENIALS {
            let phrase = format!("{denial}{word}");
            for (start, _) in low.match_indices(&phrase) {
                let range = start..start + phrase.len();
                let compound = COMPOUNDS.iter().any(|word| low[range.end..].starts_with(word));
                let said =
                    |other: &Fact| other.source == Source::Seller && other.value.to_ascii_lowercase().contains(&phrase);
                // 没有现货 of one size, beside 现货是L和XL.
                if compound
                    || instead::gives_condition(text, &range, fact)
                    || !stands_alone(&low, &range)
                    || is_open(text, &range)
                    || context.facts.iter().any(said)
                {
                    continue;
                }
                let clause = clause_at(&low, &range);
                if LIMITS.iter().any(|limit| clause.contains(limit)) {
                    continue;
                }
                marks.push(contradicted(range, fact, context));
            }
        }
    }
}

/// Whether a value says no to something, or calls a thing optional: what a text denies may be just that.
pub(super) fn denies_in_part(value: &str) -> bool {
    const WORDS: [&str; 19] = [
        "no",
        "not",
        "none",
        "without",
        "free",
        "0",
        "optional",
        "separate",
        "separately",
        "own",
        "only",
        "drill",
        "无",
        "不",
        "没",
        "自",
        "另",
        "未",
        "仅",
    ];
    let low = value.to_lowercase();
    let is_word = |word: &str| low.split(|c: char| !c.is_alphanumeric()).any(|found| found == word);
    WORDS
        .iter()
        .any(|word| is_word(word) || word.chars().all(is_cjk) && low.contains(word))
}

/// The label as one lower-case word without its plural; nothing where it is several words or too short to be sure of.
fn word_of(label: &str) -> Option<String> {
    let label = label.trim().to_ascii_lowercase();
    if label.chars().all(is_han) && label.chars().count() >= 2 {
        return Some(label);
    }
    let plain = label.len() >= 5 && label.bytes().all(|b| b.is_ascii_alphabetic());
    plain.then(|| label.trim_end_matches('s').to_owned())
}

/// No letter goes on before or behind, but a plural.
pub(super) fn stands_alone(low: &str, range: &Range<usize>) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() && !is_cjk(c);
    let after = low[range.end..].strip_prefix('s').unwrap_or(&low[range.end..]);
    !low[..range.start].ends_with(goes_on) && !after.starts_with(|c| goes_on(c) || c == '-')
}

#[cfg(test)]
mod tests {
    use crate::{Job, finish};

    fn first(job: &str, text: &str) -> String {
        let job = Job::from_json(job).expect("job");
        let result = finish(&job, &[text.to_owned()]);
        result.map_or_else(|error| error.to_string(), |r| r.candidates[0].text.clone())
    }

    const PESTO: &str = r#"{"task":"reply","lang":"en","message":"What allergens are in it?","product":{"name":"Basil pesto","attributes":{"Allergens":"cashew, milk","Returns":"within 30 days"}}}"#;

    #[test]
    fn a_denied_fact_goes() {
        let text = first(PESTO, "The pesto has no allergens. It comes with cashew and milk.");
        assert!(!text.contains("no allergens"), "{text}");
    }

    #[test]
    fn limits_and_doubts_stay() {
        for text in [
            "Hello! There are no returns after 30 days, so please check the jar when it arrives.",
            "It has cashew and milk. I have no information on whether there are no allergens in the jar.",
        ] {
            assert_eq!(first(PESTO, text), text);
        }
    }

    #[test]
    fn chinese_labels() {
        let job = r#"{"task":"reply","lang":"zh","message":"有过敏原吗","product":{"name":"青酱","attributes":{"过敏原":"腰果、牛奶"}}}"#;
        let text = first(job, "您好，含腰果和牛奶。这款没有过敏原。");
        assert!(!text.contains("没有过敏原"), "{text}");
        let text = "您好，含腰果和牛奶，没有过敏原标准。";
        assert_eq!(first(job, text), text);
    }
}
