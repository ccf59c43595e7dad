//! Whom a thing was bought for and what for, only where a review says so: "for my daughter", 买给妈妈, "for camping".

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Figure, Finding, add_quote, by_count, commonest};
use crate::check::is_denied;
use crate::lexicon::Lexicon;

/// Words for one kind of buyer or use.
#[derive(Deserialize, Default)]
struct Kind {
    en: Vec<String>,
    zh: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Kinds {
    who: Vec<Kind>,
    what: Vec<Kind>,
}

/// Leads to a person: what stands before "my daughter" or 妈妈 where something is bought for them.
const TO_WHOM: [&str; 2] = ["for", "bought"];
const TO_WHOM_ZH: [&str; 9] = ["买给", "送给", "带给", "准备给", "给", "送", "帮", "替", "为"];
/// Leads to a use.
const TO_WHAT: [&str; 10] = ["for", "on", "at", "in", "when", "while", "as", "to", "during", "took"];
const TO_WHAT_ZH: [&str; 16] = [
    "用来", "用于", "拿来", "拿去", "带去", "放在", "适合", "买来", "平时", "周末", "放", "在", "去", "上", "当",
    "带着",
];

/// Whom it was bought for.
pub(super) fn whom(reviews: &[&str]) -> Vec<Finding> {
    static WORDS: OnceLock<Lexicon<usize>> = OnceLock::new();
    let words = WORDS.get_or_init(|| lexicon(kinds().who));
    find(reviews, words, |text, noun| {
        lead(text, noun, &TO_WHOM, 4, &TO_WHOM_ZH, 3)
    })
}

/// What it was bought for.
pub(super) fn what_for(reviews: &[&str]) -> Vec<Finding> {
    static WORDS: OnceLock<Lexicon<usize>> = OnceLock::new();
    let words = WORDS.get_or_init(|| lexicon(kinds().what));
    find(reviews, words, |text, noun| {
        // In Chinese the use is a verb of its own: 露营用, 上班带着.
        let chinese = !text[noun.clone()].is_ascii();
        lead(text, noun, &TO_WHAT, 3, &TO_WHAT_ZH, 2).or_else(|| chinese.then(|| noun.clone()))
    })
}

fn kinds() -> Kinds {
    toml::from_str(include_str!("../../rules/language/buyers.toml")).unwrap_or_default()
}

fn lexicon(kinds: Vec<Kind>) -> Lexicon<usize> {
    let words = kinds
        .into_iter()
        .enumerate()
        .flat_map(|(n, kind)| kind.en.into_iter().chain(kind.zh).map(move |word| (word, Some(n))));
    Lexicon::new(words)
}

/// The phrases of each kind that stand in the reviews, the commonest first.
fn find(
    reviews: &[&str],
    words: &Lexicon<usize>,
    phrase: impl Fn(&str, &Range<usize>) -> Option<Range<usize>>,
) -> Vec<Finding> {
    let mut kinds: Vec<(usize, Vec<(usize, &str)>)> = Vec::new();
    for (n, review) in reviews.iter().enumerate() {
        for (noun, &kind) in words.find(review) {
            let Some(range) = phrase(review, &noun).filter(|range| !is_denied(review, range)) else {
                continue;
            };
            let said = (n, &review[range]);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, phrases)) => phrases.push(said),
                None => kinds.push((kind, vec![said])),
            }
        }
    }
    let mut found: Vec<Finding> = kinds
        .into_iter()
        .map(|(_, phrases)| {
            let mut finding = Finding {
                name: commonest(phrases.iter().map(|&(_, text)| text)),
                figure: Figure::default(),
                quotes: Vec::new(),
            };
            for (review, text) in phrases {
                finding.figure.add(review);
                add_quote(&mut finding.quotes, Some(text), review, None);
            }
            finding
        })
        .collect();
    by_count(&mut found);
    found
}

/// The phrase from its lead to the noun; `None` where no lead stands near before it in the same clause.
fn lead(
    text: &str,
    noun: &Range<usize>,
    leads: &[&str],
    reach: usize,
    leads_zh: &[&str],
    reach_zh: usize,
) -> Option<Range<usize>> {
    let clause = text[..noun.start]
        .char_indices()
        .rev()
        .find(|&(_, c)| {
            matches!(
                c,
                '.' | ',' | ';' | '!' | '?' | '\n' | '。' | '，' | '；' | '！' | '？' | '、'
            )
        })
        .map_or(0, |(at, c)| at + c.len_utf8());
    let before = &text[clause..noun.start];
    if text[noun.clone()].is_ascii() {
        let words: Vec<&str> = before.split_whitespace().collect();
        let word = words
            .iter()
            .rev()
            .take(reach)
            .find(|word| leads.iter().any(|lead| lead.eq_ignore_ascii_case(word)))?;
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        return Some(start..noun.end);
    }
    // 送给我妈: at most a few characters between the lead and the person; the longest lead that fits.
    let starts = leads_zh.iter().filter_map(|lead| {
        let at = before.rfind(lead)?;
        let between = before[at + lead.len()..].chars().count();
        (between <= reach_zh).then_some(clause + at)
    });
    starts.min().map(|start| start..noun.end)
}
