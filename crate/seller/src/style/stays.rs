//! What no habit touches: quotations, and whatever stands so in a name or a value.

use std::ops::Range;

use crate::facts::{Fact, Source};

/// The places of one text that stay, and the words that stay anywhere.
pub(super) struct Stays {
    ranges: Vec<Range<usize>>,
    /// Names and values, their ASCII letters small.
    values: Vec<String>,
}

impl Stays {
    /// Finds them in a text.
    pub fn read(text: &str, facts: &[Fact]) -> Self {
        let values: Vec<String> = facts
            .iter()
            .filter(|fact| is_value(fact))
            .map(|fact| fact.value.to_ascii_lowercase())
            .collect();
        // Small ASCII letters have the length of capitals, so the places are those of the text.
        let low = text.to_ascii_lowercase();
        let whole = values
            .iter()
            .filter(|value| value.chars().nth(1).is_some())
            .flat_map(|value| low.match_indices(value.as_str()))
            .map(|(at, value)| at..at + value.len())
            .filter(|range| is_apart(&low, range));
        let ranges = whole.chain(quotations(text)).collect();
        Self { ranges, values }
    }

    /// Whether a place lies in a quotation or a value.
    pub fn hold(&self, place: &Range<usize>) -> bool {
        self.ranges
            .iter()
            .any(|range| range.start < place.end && place.start < range.end)
    }

    /// Whether a value says these words: the "Yahoo!" around a mark, the 懂你 around a 你.
    pub fn say(&self, words: &str) -> bool {
        let words = words.to_ascii_lowercase();
        self.values.iter().any(|value| value.contains(words.as_str()))
    }
}

/// Names and values. What the listing says now and what was written before are sentences, which are nobody's value.
fn is_value(fact: &Fact) -> bool {
    let said = ["existing.", "thread."].iter().any(|kind| fact.key.starts_with(kind));
    fact.source == Source::Seller && !said && !matches!(fact.key.as_str(), "notes" | "tags")
}

/// A value is no part of a longer word.
fn is_apart(text: &str, range: &Range<usize>) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let value = &text[range.clone()];
    !(value.starts_with(latin) && text[..range.start].ends_with(latin)
        || value.ends_with(latin) && text[range.end..].starts_with(latin))
}

/// What stands between quotation marks. The mark of inches opens none: it follows its number.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match open {
            Some((start, close)) if c == close => {
                ranges.push(start..at);
                open = None;
            }
            Some(_) if c == '\n' => open = None,
            Some(_) => {}
            None => open = closing(c, before).map(|close| (at, close)),
        }
        before = c;
    }
    ranges
}

fn closing(c: char, before: char) -> Option<char> {
    match c {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        '《' => Some('》'),
        '"' if !before.is_ascii_alphanumeric() => Some('"'),
        _ => None,
    }
}
