//! Names of people, places and firms that no fact holds: in English prose, capitals inside a sentence give them away.

use super::silence::is_unknown;
use super::unlisted::is_unlisted;
use super::{Context, Mark};
use crate::job::Lang;
use crate::measure::sentences;
use crate::result::Severity;
use crate::tasks::Shape;

/// Capitals that name nothing of this kind: the pronoun, the calendar, feasts, and forms of address.
const COMMON: [&str; 45] = [
    "i",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
    "easter",
    "halloween",
    "english",
    "chinese",
    "mr",
    "mrs",
    "ms",
    "dr",
    "best",
    "kind",
    "regards",
    "thank",
    "thanks",
    "sincerely",
    "hello",
    "hi",
    "dear",
    "sir",
    "madam",
    "yours",
    "customer",
    "please",
    "note",
    "wi",
];

/// Marks capitalised words inside sentences that stand in no fact.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    if context.job.lang != Lang::En || !matches!(context.task.shape(), Shape::Prose | Shape::Reply) {
        return;
    }
    for sentence in sentences(text) {
        let mut open = true;
        for word in text[sentence.clone()].split_inclusive(char::is_whitespace) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let at = start + word.find(bare).unwrap_or(0);
            // After a colon or an opening quote a sentence of its own may begin.
            let opens = open || word.starts_with(['"', '“', '(']);
            open = bare.is_empty() || word.trim_end().ends_with([':', '"', '“', '”']);
            let range = at..at + bare.len();
            // "Shipping to Brazil I need to ask about": the name is the matter, not who is asked.
            let left_open = || is_unlisted(text, &range) || is_unknown(&text[range.end..sentence.end].to_lowercase());
            if !opens && is_name(bare) && !is_known(bare, context) && !left_open() {
                marks.push(Mark {
                    rule: "unsupported-name".to_owned(),
                    range,
                    severity: Severity::Warn,
                    reason: context
                        .say("No fact holds this name.", "信息中没有这个名称。")
                        .to_owned(),
                    fact: None,
                    removable: true,
                });
            }
        }
    }
}

/// A capital and then small letters; all capitals are codes, and the number check knows words with digits.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.clone().count() > 1
        && chars.next().is_some_and(char::is_lowercase)
}

fn is_known(word: &str, context: &Context) -> bool {
    let low = word.to_lowercase();
    let stem = low.split(['\'', '’', '-']).next().unwrap_or("");
    let given = |fact: &crate::facts::Fact| {
        let text = format!("{} {}", fact.label, fact.value).to_lowercase();
        text.contains(stem.trim_end_matches('s'))
    };
    COMMON.contains(&stem) || context.facts.iter().any(given)
}
