//! Repetition, the commonest fault of small models: a phrase at once again, a sentence again, a segment of a title again.

use crate::measure::sentences;
use crate::script::{is_cjk, is_emoji};

/// A text reduced to what it says: lower-case letters and digits.
pub(crate) fn essence(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || is_emoji(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Drops every sentence that was already said.
pub(crate) fn drop_repeated_sentences(text: &str) -> String {
    let mut seen: Vec<String> = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for range in sentences(text) {
        let said = essence(&text[range.clone()]);
        if said.is_empty() || !seen.contains(&said) {
            // The gap holds the line break between two paragraphs.
            out.push_str(&text[end..range.end]);
            seen.push(said);
        }
        end = range.end;
    }
    out.trim().to_owned()
}

/// Drops every comma-separated segment of a title that was already said.
pub(crate) fn drop_repeated_segments(line: &str) -> String {
    let mut seen: Vec<String> = Vec::new();
    let mut out = String::new();
    let mut start = 0;
    let marks: Vec<(usize, char)> = line
        .char_indices()
        .filter(|&(at, c)| is_segment_mark(line, at, c))
        .collect();
    let ends = marks
        .iter()
        .map(|&(at, c)| (at, at + c.len_utf8()))
        .chain([(line.len(), line.len())]);
    for (end, next) in ends {
        let said = essence(&line[start..end]);
        if said.is_empty() || !seen.contains(&said) {
            out.push_str(&line[start..end]);
            out.push_str(&line[end..next]);
            seen.push(said);
        }
        start = next;
    }
    out
}

/// Marks between segments; a comma inside a number is none, and in Chinese titles a blank separates as well.
fn is_segment_mark(line: &str, at: usize, c: char) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + c.len_utf8()..].chars().next();
    match c {
        ',' => after.is_some_and(char::is_whitespace) || before.is_some_and(is_cjk),
        '|' | '，' | '、' | '；' | ';' | '｜' => true,
        ' ' => before.is_some_and(is_cjk) && after.is_some_and(is_cjk),
        _ => false,
    }
}

/// Longest repeated unit looked for: characters of Chinese, words of English.
const LONGEST: usize = 12;

/// Reduces a phrase that is at once repeated to one: "desk lamp desk lamp" and "台灯台灯".
pub(crate) fn collapse_runs(text: &str) -> String {
    text.lines()
        .map(|line| collapse_characters(&collapse_words(line)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn collapse_words(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let keys: Vec<String> = words.iter().map(|word| essence(word)).collect();
    let dropped = runs(words.len(), 1, |a, b| {
        keys[a] == keys[b] && !keys[a].is_empty() && !keys[a].chars().all(|c| c.is_ascii_digit())
    });
    let kept: Vec<&str> = words
        .iter()
        .zip(&dropped)
        .filter(|(_, dropped)| !**dropped)
        .map(|(word, _)| *word)
        .collect();
    kept.join(" ")
}

fn collapse_characters(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    // Two characters at least: 天天 and 慢慢 are words.
    let dropped = runs(chars.len(), 2, |a, b| chars[a] == chars[b] && is_cjk(chars[a]));
    chars
        .iter()
        .zip(&dropped)
        .filter(|(_, dropped)| !**dropped)
        .map(|(c, _)| *c)
        .collect()
}

/// Marks the positions of second and further copies of immediately repeated units of `shortest` to [`LONGEST`] items.
fn runs(len: usize, shortest: usize, same: impl Fn(usize, usize) -> bool) -> Vec<bool> {
    let mut dropped = vec![false; len];
    let mut at = 0;
    while at < len {
        let unit =
            (shortest..=LONGEST).find(|&unit| at + 2 * unit <= len && (0..unit).all(|i| same(at + i, at + unit + i)));
        match unit {
            Some(unit) => {
                // The first copy goes, so that the mark after the last one stays.
                dropped[at..at + unit].fill(true);
                at += unit;
            }
            None => at += 1,
        }
    }
    dropped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_collapse() {
        assert_eq!(collapse_runs("Desk lamp desk lamp, white"), "desk lamp, white");
        assert_eq!(collapse_runs("护眼台灯台灯台灯白色"), "护眼台灯白色");
        assert_eq!(collapse_runs("天天向上 慢慢来 10 10 cm"), "天天向上 慢慢来 10 10 cm");
    }

    #[test]
    fn sentences_and_segments_once() {
        assert_eq!(
            drop_repeated_sentences("It dims. It is white! It dims."),
            "It dims. It is white!"
        );
        assert_eq!(
            drop_repeated_segments("Lamp, White, lamp, 1,000 lm"),
            "Lamp, White, 1,000 lm"
        );
        assert_eq!(drop_repeated_segments("台灯 白色 台灯"), "台灯 白色 ");
    }
}
