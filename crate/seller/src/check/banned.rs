//! Words that the platform, the law or decency forbids.

use std::ops::Range;

use super::clauses::{says_no, says_unknown, sentence_at};
use super::{Context, Mark};
use crate::facts::{Fact, Source};
use crate::result::Severity;
use crate::rules::{self, Banned};

/// Marks every banned word.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for (lists, words) in rules::banned(context.platform, context.job.lang) {
        for (range, &list) in words.find(text) {
            let banned = &lists[list];
            if !banned.holds_for(context.field_at(text, range.start)) {
                continue;
            }
            let word = &text[range.clone()];
            let fact = context.in_seller_facts(word).or_else(|| named_by_fact(word, context));
            let in_name = is_in_name(text, range.start, range.end, context);
            if (banned.not_in_questions && is_asked(text, range.end))
                || (banned.may_measure && is_measure(text, &range, context))
            {
                continue;
            }
            let called = banned
                .in_name_word
                .filter(|_| is_in_name_word(text, &range, context.name()));
            let severity = called.unwrap_or_else(|| severity(banned, fact.is_some(), in_name));
            marks.push(Mark {
                rule: format!("banned-{}", banned.id),
                range,
                severity,
                reason: banned.reason(context.job.reason_lang()).to_owned(),
                fact: fact.map(|fact| fact.key.clone()),
                removable: severity != Severity::Info && !in_name,
            });
        }
    }
}

fn severity(banned: &Banned, in_facts: bool, in_name: bool) -> Severity {
    let by_facts = banned.in_facts.filter(|_| in_facts).unwrap_or(banned.severity);
    if banned.name_exempt && in_name {
        by_facts.min(Severity::Warn)
    } else {
        by_facts
    }
}

/// The fact whose name holds the word, and whose value does not say no: 除螨头: 含.
fn named_by_fact<'f>(word: &str, context: &Context<'f>) -> Option<&'f Fact> {
    let word = word.to_lowercase();
    let named = |fact: &&Fact| fact.source == Source::Seller && fact.label.to_lowercase().contains(&word);
    context
        .facts
        .iter()
        .find(|fact| named(fact) && !says_no(&fact.value) && !says_unknown(&fact.value))
}

/// Whether the sentence asks: 你家最辣是几级？ says nothing of the goods.
fn is_asked(text: &str, at: usize) -> bool {
    text[sentence_at(text, at.saturating_sub(1))]
        .trim_end()
        .ends_with(['？', '?'])
}

/// Whether a term is the name of a measured fact and stands before a number: 最大开口125mm. The law's guide allows measures.
fn is_measure(text: &str, range: &Range<usize>, context: &Context) -> bool {
    let term = &text[range.clone()];
    let measured = |fact: &&Fact| {
        let label = fact.source == Source::Seller && fact.label.starts_with(term) && fact.label.len() > term.len();
        label && fact.value.contains(|c: char| c.is_ascii_digit())
    };
    let clause = text[range.end..]
        .split(['，', '。', '；', '、', '！', '\n'])
        .next()
        .unwrap_or("");
    let number = clause.find(|c: char| c.is_ascii_digit());
    number.is_some_and(|at| clause[..at].chars().count() <= 12) && context.facts.iter().any(|fact| measured(&fact))
}

/// Whether the place lies inside a word of the product's name that the text holds whole: 祛痘 in 祛痘精华.
fn is_in_name_word(text: &str, range: &Range<usize>, name: &str) -> bool {
    name.split_whitespace()
        .filter(|word| word.len() > range.len())
        .any(|word| {
            text.match_indices(word)
                .any(|(at, _)| at <= range.start && range.end <= at + word.len())
        })
}

/// Whether the place lies inside the product's own name or brand.
fn is_in_name(text: &str, start: usize, end: usize, context: &Context) -> bool {
    let product = context.job.product.as_ref();
    let names = product
        .into_iter()
        .flat_map(|p| [Some(p.name.as_str()), p.brand.as_deref()])
        .flatten()
        .filter(|name| !name.is_empty());
    let text = text.to_ascii_lowercase();
    names.map(str::to_ascii_lowercase).any(|name| {
        text.match_indices(&name)
            .any(|(at, _)| at <= start && end <= at + name.len())
    })
}
