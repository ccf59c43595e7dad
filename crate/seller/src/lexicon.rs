//! Finds the words of a list in a text: whole words in Latin script, anywhere in Chinese, the longest entry first, so that
//! an exempt phrase ("最后") hides the word inside it ("最").

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

/// A word list with a meaning for each word. A word without one is an exemption.
pub(crate) struct Lexicon<T> {
    automaton: Option<AhoCorasick>,
    meanings: Vec<Option<T>>,
}

impl<T> Lexicon<T> {
    /// Builds the list; of two equal words the first counts.
    pub fn new(words: impl IntoIterator<Item = (String, Option<T>)>) -> Self {
        let (patterns, meanings): (Vec<String>, Vec<Option<T>>) = words
            .into_iter()
            .map(|(word, meaning)| (fold(&word), meaning))
            .filter(|(word, _)| !word.is_empty())
            .unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
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
        let found = automaton.find_iter(&folded);
        found
            .filter_map(|m| {
                Some((
                    whole(&folded, m.start()..m.end())?,
                    self.meanings[m.pattern().as_usize()].as_ref()?,
                ))
            })
            .collect()
    }
}

/// Hyphens read as blanks; every byte keeps its place.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| if matches!(c, '-' | '_') { ' ' } else { c })
        .collect()
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
}
