//! A buyer's words as they stand in the review, though a model may have written them in other case or without a mark.

use crate::measure::sentences;
use crate::rank::grams;
use crate::script::is_emoji;

/// The stretch of `review` that says `words`, letter for letter of the review.
pub(super) fn exact<'r>(review: &'r str, words: &str) -> Option<&'r str> {
    let wanted: Vec<char> = words
        .chars()
        .filter(|&c| counts(c))
        .flat_map(char::to_lowercase)
        .collect();
    if wanted.len() < 2 {
        return None;
    }
    let letters: Vec<(usize, usize, char)> = review
        .char_indices()
        .filter(|&(_, c)| counts(c))
        .flat_map(|(at, c)| c.to_lowercase().map(move |low| (at, at + c.len_utf8(), low)))
        .collect();
    let found = letters
        .windows(wanted.len())
        .find(|stretch| stretch.iter().zip(&wanted).all(|((_, _, c), want)| c == want))?;
    review.get(found.first()?.0..found.last()?.1)
}

/// The sentence of `review` that holds most of what `words` says, if it holds at least half.
pub(super) fn sentence_on<'r>(review: &'r str, words: &str) -> Option<&'r str> {
    if let Some(said) = exact(review, words) {
        return Some(said);
    }
    let wanted = grams(words);
    let shared = |text: &str| grams(text).intersection(&wanted).count();
    let best = sentences(review)
        .into_iter()
        .map(|range| review[range].trim())
        .max_by_key(|text| shared(text))?;
    (shared(best) * 2 >= wanted.len() && !wanted.is_empty()).then_some(best)
}

fn counts(c: char) -> bool {
    c.is_alphanumeric() || is_emoji(c)
}
