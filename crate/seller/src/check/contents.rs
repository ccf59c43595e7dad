//! Denials of what a fact lists as being in the goods: "no nuts" beside "Allergens: cashew, milk".

use super::clauses::{around, clause_at, is_denial};
use super::contradiction::{LIMITS, contradicted, denies_in_part, stands_alone};
use super::open::is_open;
use super::silence::words;
use super::{Context, Mark};
use crate::facts::{Fact, Source};
use crate::script::is_cjk;

/// Names of facts that list what is in the goods: denying one of it may do harm.
const CONTENTS: [&str; 10] = [
    "allergen",
    "contains",
    "ingredients",
    "may contain",
    "traces",
    "过敏原",
    "致敏",
    "配料",
    "含有",
    "可能含有",
];
/// What a wider word for food denies with it: "no nuts" denies the cashew.
const KINDS: [(&str, &[&str]); 8] = [
    (
        "nut",
        &[
            "almond",
            "cashew",
            "hazelnut",
            "walnut",
            "pecan",
            "pistachio",
            "peanut",
            "nut",
        ],
    ),
    (
        "dairy",
        &["milk", "butter", "cream", "cheese", "whey", "yoghurt", "yogurt"],
    ),
    ("gluten", &["wheat", "barley", "rye", "spelt"]),
    ("shellfish", &["shrimp", "prawn", "crab", "lobster"]),
    ("坚果", &["腰果", "杏仁", "核桃", "榛子", "开心果", "花生"]),
    ("乳制品", &["牛奶", "奶粉", "黄油", "奶油", "奶酪", "乳清"]),
    ("麸质", &["小麦", "大麦", "黑麦"]),
    ("奶", &["牛奶", "奶粉", "奶油", "奶酪"]),
];

/// Marks each denial of what a fact lists as being in the goods.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    let low = text.to_ascii_lowercase();
    for fact in context.facts.iter().filter(|fact| fact.source == Source::Seller) {
        check_fact(&low, fact, context, marks);
    }
}

fn check_fact(low: &str, fact: &Fact, context: &Context, marks: &mut Vec<Mark>) {
    let label = fact.label.to_lowercase();
    if !CONTENTS.iter().any(|word| label.contains(word)) {
        return;
    }
    for item in fact.value.to_lowercase().split([',', ';', '/', '+', '，', '、', '；']) {
        if denies_in_part(item) {
            continue;
        }
        let listed = |word: &str| item.contains(word.trim_end_matches('s'));
        let wider = KINDS
            .iter()
            .filter(|(_, kinds)| kinds.iter().any(|kind| listed(kind)))
            .map(|(kind, _)| *kind);
        let own = item.trim().trim_end_matches('s');
        for word in wider
            .chain([own])
            .filter(|word| word.chars().count() > 1 || *word == "奶")
        {
            for phrase in denials_of(word) {
                for (start, _) in low.match_indices(&phrase) {
                    let range = start..start + phrase.len();
                    let limited = LIMITS.iter().any(|limit| clause_at(low, &range).contains(limit));
                    // "not gluten free" denies nothing.
                    let before = words(around(low, &range).0);
                    let again = phrase.starts_with(word) && before.into_iter().any(is_denial);
                    if !limited && !again && stands_alone(low, &range) && !is_open(low, &range) {
                        marks.push(contradicted(range, fact, context));
                    }
                }
            }
        }
    }
}

/// The ways to say that a thing holds none of it.
fn denials_of(word: &str) -> Vec<String> {
    let before = [
        "no ",
        "without ",
        "without any ",
        "free of ",
        "free from ",
        "not contain ",
        "not contain any ",
        "doesn't contain ",
        "doesn’t contain ",
        "doesn't contain any ",
        "don't contain ",
        "don’t contain ",
        "isn't any ",
        "aren't any ",
    ];
    let before_zh = ["没有", "不含", "无", "不含有", "没有加"];
    match word.chars().all(is_cjk) {
        true => before_zh.iter().map(|no| format!("{no}{word}")).collect(),
        false => {
            let after = [format!("{word}-free"), format!("{word} free"), format!("{word}s-free")];
            before.iter().map(|no| format!("{no}{word}")).chain(after).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Job, finish};

    const PESTO: &str = r#"{"task":"reply","lang":"en","message":"What allergens are in it?","product":{"name":"Basil pesto","attributes":{"Allergens":"cashew, milk","Returns":"within 30 days"}}}"#;

    fn first(text: &str) -> String {
        let job = Job::from_json(PESTO).expect("job");
        let result = finish(&job, &[text.to_owned()]);
        result.map_or_else(|error| error.to_string(), |r| r.candidates[0].text.clone())
    }

    #[test]
    fn denied_contents_go() {
        for denied in [
            "It contains no milk",
            "It is nut-free",
            "It contains no nuts",
            "It has no cashews",
        ] {
            let text = first(&format!("{denied}. Returns are accepted within 30 days."));
            assert!(!text.contains(denied), "{text}");
        }
        for text in [
            "It contains no celery. It comes with cashew and milk.",
            "It isn't nut free, as it comes with cashew.",
        ] {
            assert_eq!(first(text), text);
        }
    }
}
