//! Finds the words of a list in a text: whole words in Latin script, anywhere in Chinese, the longest entry first, so that
//! an exempt phrase ("最后") hides the word inside it ("最").
//!
//! An entry may name alternatives in braces: `{in|from} {your|a} pocket` stands for four phrases.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

/// A word list with a meaning for each word. A word without one is an exemption.
pub(crate) struct Lexicon<T> {
    automaton: Option<AhoCorasick>,
    meanings: Vec<Option<T>>,
}

impl<T: Clone> Lexicon<T> {
    /// Builds the list; of two equal words the first counts.
    pub fn new(words: impl IntoIterator<Item = (String, Option<T>)>) -> Self {
        let (patterns, meanings): (Vec<String>, Vec<Option<T>>) = words
            .into_iter()
            .flat_map(|(word, meaning)| {
                expand(&word)
                    .into_iter()
                    .map(move |word| (fold(&word), meaning.clone()))
            })
            .filter(|(word, _)| !word.is_empty())
            .unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(&patterns)
            .ok();
        Self { automaton, meanings }
    }

    /// The listed words of a text in order, with their meanings.
    pub fn find<'a>(&'a self, text: &str) -> Vec<(Range<usize>, &'a T)> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let folded = fold(text);
        // Whole words first, the longest after: "usb a" must not hide the "usb" of "usb adapter".
        let mut found: Vec<(Range<usize>, usize)> = automaton
            .find_overlapping_iter(&folded)
            .filter_map(|m| Some((whole(&folded, m.start()..m.end())?, m.pattern().as_usize())))
            .collect();
        found.sort_by_key(|(range, pattern)| (range.start, std::cmp::Reverse(range.end), *pattern));
        let mut end = 0;
        found.retain(|(range, _)| {
            let apart = range.start >= end;
            end = if apart { range.end } else { end };
            apart
        });
        found
            .into_iter()
            .filter_map(|(range, pattern)| Some((range, self.meanings[pattern].as_ref()?)))
            .collect()
    }
}

/// The phrases that an entry with alternatives in braces stands for.
fn expand(word: &str) -> Vec<String> {
    let Some((head, (choices, tail))) = word
        .split_once('{')
        .and_then(|(head, rest)| Some((head, rest.split_once('}')?)))
    else {
        return vec![word.to_owned()];
    };
    let tails = expand(tail);
    choices
        .split('|')
        .flat_map(|choice| tails.iter().map(move |tail| format!("{head}{choice}{tail}")))
        .collect()
}

/// Hyphens read as blanks; every byte keeps its place.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| if matches!(c, '-' | '_') { ' ' } else { c })
        .collect()
}

impl Lexicon<()> {
    /// Words that are only looked for.
    pub fn of_words(words: impl IntoIterator<Item = String>) -> Self {
        Self::new(words.into_iter().map(|word| (word, Some(()))))
    }
}

/// The match as a whole word, with a plural ending if it has one; `None` when it is only a part of one.
fn whole(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let word = &text[range.clone()];
    if word.starts_with(latin) && text[..range.start].ends_with(latin) {
        return None;
    }
    if !word.ends_with(latin) {
        return Some(range);
    }
    let rest = &text[range.end..];
    ["", "s", "es"]
        .iter()
        .find(|ending| rest.strip_prefix(**ending).is_some_and(|rest| !rest.starts_with(latin)))
        .map(|ending| range.start..range.end + ending.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_longest_first() {
        let word = |w: &str, m| (w.to_owned(), m);
        let list = Lexicon::new([
            word("silk", Some(1)),
            word("最", Some(2)),
            word("最后", None),
            word("stainless steel", Some(3)),
            word("steel", Some(4)),
        ]);
        let found = |text: &str| {
            list.find(text)
                .into_iter()
                .map(|(r, m)| (text[r].to_owned(), *m))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("silky silks"), [("silks".to_owned(), 1)]);
        assert_eq!(found("最后一步，最好"), [("最".to_owned(), 2)]);
        assert_eq!(found("Stainless-Steel pot"), [("Stainless-Steel".to_owned(), 3)]);
        assert_eq!(found("真silk的"), [("silk".to_owned(), 1)]);
    }

    #[test]
    fn a_longer_entry_that_is_no_whole_word_hides_nothing() {
        let list = Lexicon::new([("usb".to_owned(), Some(1)), ("usb a".to_owned(), Some(2))]);
        let found = |text: &str| list.find(text).into_iter().map(|(_, m)| *m).collect::<Vec<_>>();
        assert_eq!(found("USB adapter"), [1]);
        assert_eq!(found("USB-A adapter"), [2]);
        assert!(found("usbadapter").is_empty());
    }

    #[test]
    fn braces_name_alternatives() {
        assert_eq!(
            expand("{in|from} {your |}pocket"),
            ["in your pocket", "in pocket", "from your pocket", "from pocket"]
        );
        assert_eq!(
            (expand("plain"), expand("{open")),
            (vec!["plain".to_owned()], vec!["{open".to_owned()])
        );
    }
}
