//! A platform's rules on form: symbols, emoji, capitals, repeated words.

use std::ops::Range;

use super::{Context, Mark};
use crate::repeats::essence;
use crate::rules::{Format, FormatKind};
use crate::script::is_emoji;

/// Marks what the platform's form rules forbid. Links are the contact check's.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for format in &context.platform.formats {
        for range in find(text, format) {
            if !format
                .fields
                .iter()
                .any(|field| field == context.field_at(text, range.start))
            {
                continue;
            }
            // A brand may be written in capitals or with a symbol; then the seller's own spelling stands.
            let own = context
                .job
                .product
                .as_ref()
                .and_then(|p| p.brand.as_deref())
                .is_some_and(|b| b.contains(&text[range.clone()]));
            if !own {
                marks.push(Mark {
                    rule: format.kind.rule().to_owned(),
                    range,
                    severity: format.severity,
                    reason: format.reason(context.job.reason_lang()).to_owned(),
                    fact: None,
                    removable: !matches!(format.kind, FormatKind::Capitals),
                });
            }
        }
    }
}

fn find(text: &str, format: &Format) -> Vec<Range<usize>> {
    let chars = |wanted: &dyn Fn(char) -> bool| -> Vec<Range<usize>> {
        text.char_indices()
            .filter(|&(_, c)| wanted(c))
            .map(|(at, c)| at..at + c.len_utf8())
            .collect()
    };
    match format.kind {
        FormatKind::Symbols => chars(&|c| format.characters.contains(c)),
        FormatKind::SymbolOnce => format
            .characters
            .chars()
            .flat_map(|symbol| chars(&|c| c == symbol).into_iter().skip(1))
            .collect(),
        FormatKind::Emoji => chars(&is_emoji),
        FormatKind::Capitals => words(text).filter(|range| is_shouted(&text[range.clone()])).collect(),
        FormatKind::WordRepeat => repeated(text, format.max),
        FormatKind::Link => Vec::new(),
    }
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            start..start + word.len()
        })
}

/// Five letters or more, all capitals; shorter ones are codes (USB, LED, HDMI).
fn is_shouted(word: &str) -> bool {
    word.len() >= 5 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Words that may repeat: articles, conjunctions, prepositions.
const SMALL: [&str; 22] = [
    "a", "an", "the", "and", "or", "but", "nor", "for", "of", "in", "on", "at", "to", "by", "with", "from", "up", "as",
    "into", "over", "per", "x",
];

fn repeated(text: &str, max: usize) -> Vec<Range<usize>> {
    let mut seen: Vec<(String, usize)> = Vec::new();
    let mut found = Vec::new();
    for range in words(text) {
        let word = essence(&text[range.clone()]);
        if SMALL.contains(&word.as_str()) {
            continue;
        }
        match seen.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => {
                *count += 1;
                if *count > max {
                    found.push(range);
                }
            }
            None => seen.push((word, 1)),
        }
    }
    found
}
