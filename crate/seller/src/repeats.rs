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

/// Drops every sentence that was already said: one of several words at its second time, a short one ("Check.") only where it
/// stands three times in a row.
pub(crate) fn drop_repeated_sentences(text: &str) -> String {
    let ranges = sentences(text);
    let said: Vec<String> = ranges.iter().map(|range| essence(&text[range.clone()])).collect();
    let in_a_row = |n: usize| {
        let before = said[..n].iter().rev().take_while(|other| **other == said[n]).count();
        let after = said[n + 1..].iter().take_while(|other| **other == said[n]).count();
        (before > 0, before + after + 1)
    };
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (n, range) in ranges.iter().enumerate() {
        let again = match is_long(&text[range.clone()]) {
            true => said[..n].contains(&said[n]),
            false => matches!(in_a_row(n), (true, 3..)),
        };
        if said[n].is_empty() || !again {
            // The gap holds the line break between two paragraphs.
            out.push_str(&text[end..range.end]);
        }
        end = range.end;
    }
    out.trim().to_owned()
}

/// Three words, or as much Chinese: nobody says that twice on purpose.
fn is_long(sentence: &str) -> bool {
    let words = sentence
        .split(|c: char| !c.is_alphanumeric() || is_cjk(c))
        .filter(|word| !word.is_empty())
        .count();
    words * 2 + sentence.chars().filter(|&c| is_cjk(c)).count() >= 5
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

/// Small words that nobody doubles on purpose.
const SMALL: [&str; 7] = ["the", "a", "an", "of", "and", "for", "with"];

/// How a text repeats: keywords side by side, or speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// A title: two words or characters twice are a slip.
    Keywords,
    /// Sentences: "in it, it runs", "click, click" and 试一试 are speech; a clause said twice is a slip.
    Speech,
}

/// Reduces a phrase that is at once repeated, again and again or as a whole clause, to one.
pub(crate) fn collapse_runs(text: &str, manner: Manner) -> String {
    text.lines()
        .map(|line| collapse_characters(&collapse_words(line, manner), manner))
        .collect::<Vec<_>>()
        .join("\n")
}

fn collapse_words(line: &str, manner: Manner) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let keys: Vec<String> = words.iter().map(|word| essence(word)).collect();
    let same =
        |a: usize, b: usize| keys[a] == keys[b] && !keys[a].is_empty() && !keys[a].chars().all(|c| c.is_ascii_digit());
    let degenerate = |at: usize, unit: usize, times: usize| {
        // A mark after the first copy makes the second one speech, unless it is a clause.
        let marked = words[at + unit - 1].ends_with(|c: char| !c.is_alphanumeric());
        let small = unit == 1 && !marked && SMALL.contains(&keys[at].as_str());
        let least = match (manner, marked) {
            (Manner::Keywords, _) => 2,
            (Manner::Speech, false) => 3,
            (Manner::Speech, true) => 4,
        };
        times >= 3 || small || unit >= least
    };
    let dropped = runs(words.len(), 1, same, degenerate);
    let kept: Vec<&str> = words
        .iter()
        .zip(&dropped)
        .filter(|(_, dropped)| !**dropped)
        .map(|(word, _)| *word)
        .collect();
    kept.join(" ")
}

fn collapse_characters(line: &str, manner: Manner) -> String {
    let chars: Vec<char> = line.chars().collect();
    let least = match manner {
        Manner::Keywords => 2,
        // 研究研究, 商量商量: verbs of two characters are doubled.
        Manner::Speech => 3,
    };
    let same = |a: usize, b: usize| chars[a] == chars[b] && is_cjk(chars[a]);
    // Two characters at least: 天天 and 慢慢 are words.
    let dropped = runs(chars.len(), 2, same, |_, unit, times| times >= 3 || unit >= least);
    chars
        .iter()
        .zip(&dropped)
        .filter(|(_, dropped)| !**dropped)
        .map(|(c, _)| *c)
        .collect()
}

/// Marks the positions of all but the last copy of immediately repeated units of `shortest` to [`LONGEST`] items, where
/// `degenerate` says of a unit (its start, its length, how often it stands) that it is no way to write.
fn runs(
    len: usize,
    shortest: usize,
    same: impl Fn(usize, usize) -> bool,
    degenerate: impl Fn(usize, usize, usize) -> bool,
) -> Vec<bool> {
    let mut dropped = vec![false; len];
    let mut at = 0;
    while at < len {
        let copies = |unit: usize| {
            let again = |n: &usize| at + (n + 1) * unit <= len && (0..unit).all(|i| same(at + i, at + n * unit + i));
            (1..).take_while(again).count() + 1
        };
        let found = (shortest..=LONGEST)
            .map(|unit| (unit, copies(unit)))
            .find(|&(unit, times)| times >= 2 && degenerate(at, unit, times));
        match found {
            Some((unit, times)) => {
                // The last copy stays, with the mark after it.
                let end = at + (times - 1) * unit;
                dropped[at..end].fill(true);
                at = end + unit;
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
        let title = |text| collapse_runs(text, Manner::Keywords);
        assert_eq!(title("Desk lamp desk lamp, white"), "desk lamp, white");
        assert_eq!(title("护眼台灯台灯台灯白色"), "护眼台灯白色");
        assert_eq!(title("护眼台灯台灯白色"), "护眼台灯白色");
        for text in ["天天向上 慢慢来 10 10 cm", "Bora Bora Beach Towel", "妈妈的项链"] {
            assert_eq!(title(text), text);
        }
    }

    #[test]
    fn speech_is_no_repetition() {
        let speech = |text| collapse_runs(text, Manner::Speech);
        for text in [
            "Put a bottle in it, it runs for 6 h.",
            "Hello, hello!",
            "Click, click, and it stands.",
            "Boxes, boxes, but no lid.",
            "It had had one owner.",
            "大家研究研究，转一转，试一试。",
            "Step by step, step by step.",
        ] {
            assert_eq!(speech(text), text);
        }
        assert_eq!(speech("It is soft soft soft soft."), "It is soft.");
        assert_eq!(speech("It holds the the cup."), "It holds the cup.");
        assert_eq!(
            speech("It is made of steel it is made of steel."),
            "it is made of steel."
        );
        assert_eq!(
            speech("The lamp is white, the lamp is white, and it dims."),
            "the lamp is white, and it dims."
        );
        assert_eq!(speech("这款台灯很好用这款台灯很好用。"), "这款台灯很好用。");
        assert_eq!(speech("好用好用好用。"), "好用。");
    }

    #[test]
    fn sentences_and_segments_once() {
        assert_eq!(
            drop_repeated_sentences("It dims well. It is white! It dims well."),
            "It dims well. It is white!"
        );
        assert_eq!(
            drop_repeated_sentences("Lamp? Check. Tent? Check. Stove? Check."),
            "Lamp? Check. Tent? Check. Stove? Check."
        );
        assert_eq!(
            drop_repeated_sentences("Soft. Soft. Soft. Soft. It dims."),
            "Soft. It dims."
        );
        assert_eq!(
            drop_repeated_sentences("颜色是白色。可调光。颜色是白色。"),
            "颜色是白色。可调光。"
        );
        assert_eq!(drop_repeated_sentences("台灯？有。椅子？有。"), "台灯？有。椅子？有。");
        assert_eq!(
            drop_repeated_segments("Lamp, White, lamp, 1,000 lm"),
            "Lamp, White, 1,000 lm"
        );
        assert_eq!(drop_repeated_segments("台灯 白色 台灯"), "台灯 白色 ");
    }
}
