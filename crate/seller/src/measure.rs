//! One counter per unit of length, and cutting that never splits what a reader sees as one thing.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use crate::script::{is_cjk, is_clause_mark, is_sentence_end, is_wide};

/// What a length limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode characters.
    Chars,
    /// Bytes of UTF-8, as Amazon counts search terms.
    Bytes,
    /// Chinese characters and full-width forms count two, all else one, as Taobao, Pinduoduo and Douyin count titles.
    Cjk2,
}

impl Unit {
    /// The length of `text` in this unit.
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Chars => text.chars().count(),
            Self::Bytes => text.len(),
            Self::Cjk2 => text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum(),
        }
    }

    /// The longest start of `text`, in whole graphemes, that takes at most `max`; as a byte length.
    fn fit(self, text: &str, max: usize) -> usize {
        let mut used = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            used += self.count(grapheme);
            if used > max {
                return at;
            }
        }
        text.len()
    }
}

/// Words that leave a cut line hanging.
const HANGING: [&str; 30] = [
    "for", "with", "and", "or", "of", "in", "to", "a", "an", "the", "by", "from", "on", "at", "your", "plus", "is",
    "are", "its", "that", "as", "的", "和", "与", "及", "或", "为", "在", "含", "配",
];

/// Cuts a line to `max` at the best place: after a clause if that keeps most of it, else at a word. A term in `whole`
/// (a product name, a value) is never split.
pub(crate) fn cut_line(text: &str, max: usize, unit: Unit, whole: &[&str]) -> String {
    let text = text.trim();
    if unit.count(text) <= max {
        return text.to_owned();
    }
    let end = unit.fit(text, max);
    let head = &text[..end];
    let clause = head
        .char_indices()
        .rev()
        .find(|&(at, c)| is_clause_mark(c) && ends_clause(text, at, c))
        .map(|(at, _)| at);
    let at = match clause.filter(|&at| unit.count(&text[..at]) * 10 >= max * 6) {
        Some(at) => at,
        None => word_end(text, end, whole),
    };
    trim_hanging(&text[..at])
}

/// Cuts prose to `max`: after a sentence, else as a line.
pub(crate) fn cut_prose(text: &str, max: usize, unit: Unit, whole: &[&str]) -> String {
    let text = text.trim();
    if unit.count(text) <= max {
        return text.to_owned();
    }
    let end = unit.fit(text, max);
    match sentences(text)
        .into_iter()
        .map(|range| range.end)
        .take_while(|&at| at <= end)
        .last()
    {
        Some(at) if at > 0 => text[..at].trim().to_owned(),
        _ => cut_line(text, max, unit, whole),
    }
}

/// A comma or point inside a number ("1,000", "2:1") ends no clause.
fn ends_clause(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| c.is_ascii_alphanumeric()) && c.is_ascii())
}

/// The last place at or before `end` where a word ends and no whole term is split.
fn word_end(text: &str, end: usize, whole: &[&str]) -> usize {
    let mut best = 0;
    for (at, _) in text.grapheme_indices(true).take_while(|&(at, _)| at <= end) {
        if is_boundary(text, at) && !splits_term(text, at, whole) {
            best = at;
        }
    }
    if best == 0 { end } else { best }
}

/// Between two Latin letters or digits no word ends; a number stays with its unit; Chinese breaks between characters
/// except before a closing mark.
fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
        return at == text.len();
    };
    if after.is_whitespace() {
        // "500 ml": the blank inside a number and its unit is no place to cut.
        let unit_follows = text[at..]
            .trim_start()
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && c.is_lowercase());
        return !(before.is_ascii_digit() && unit_follows);
    }
    if before.is_whitespace() || is_clause_mark(after) || is_sentence_end(after) {
        return !before.is_whitespace();
    }
    if before.is_numeric() || (before.is_alphanumeric() && !is_cjk(before) && !is_cjk(after)) {
        return false;
    }
    is_cjk(before) || is_clause_mark(before)
}

fn splits_term(text: &str, at: usize, whole: &[&str]) -> bool {
    whole.iter().filter(|term| term.len() > 1).any(|term| {
        let from = floor(text, at.saturating_sub(term.len() - 1));
        let to = ceil(text, (at + term.len() - 1).min(text.len()));
        text[from..to]
            .match_indices(term)
            .any(|(start, _)| from + start < at && at < from + start + term.len())
    })
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Takes marks and connecting words off the end of a line.
pub(crate) fn trim_hanging(line: &str) -> String {
    let mut line = line.trim();
    loop {
        let before = line.len();
        line = line.trim_end_matches(|c: char| {
            c.is_whitespace() || is_clause_mark(c) || matches!(c, '-' | '(' | '（' | '&' | '[')
        });
        // "3岁+" and "UPF 50+" are whole; "lamp +" waits for something.
        if let Some(rest) = line
            .strip_suffix('+')
            .filter(|rest| rest.ends_with(char::is_whitespace))
        {
            line = rest;
        }
        for word in HANGING {
            if let Some(rest) = strip_word(line, word) {
                line = rest;
            }
        }
        if line.len() == before {
            return line.to_owned();
        }
    }
}

/// Verbs that "in", "on" and "by" complete: "moved in", "clip on", "stand by".
const PARTICLE_VERBS: [&str; 34] = [
    "move", "moved", "plug", "plugs", "built", "build", "tuck", "tucks", "step", "steps", "clip", "clips", "slip",
    "slips", "snap", "snaps", "go", "goes", "come", "comes", "came", "turn", "turns", "switch", "switched", "put",
    "try", "stand", "sit", "lock", "locks", "hands", "drop", "log",
];

/// Chinese words that end in one of the hanging words and are whole.
const WHOLE_ENDINGS: [&str; 25] = [
    "另配",
    "搭配",
    "标配",
    "选配",
    "适配",
    "不配",
    "自配",
    "不含",
    "内含",
    "已含",
    "包含",
    "自在",
    "内在",
    "存在",
    "实在",
    "现在",
    "温和",
    "柔和",
    "平和",
    "真的",
    "妈妈的",
    "爸爸的",
    "孩子的",
    "你的",
    "自己的",
];

/// The line without a last word that leaves it hanging; `None` where the word belongs to it.
fn strip_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let start = line
        .len()
        .checked_sub(word.len())
        .filter(|&at| line.is_char_boundary(at))?;
    let (rest, end) = line.split_at(start);
    let last = rest.chars().next_back()?;
    let apart = if word.is_ascii() {
        last.is_whitespace()
    } else {
        is_cjk(last)
    };
    (end.eq_ignore_ascii_case(word) && apart && !belongs(line, rest, word)).then_some(rest)
}

fn belongs(line: &str, rest: &str, word: &str) -> bool {
    let before = rest.split_whitespace().next_back().unwrap_or("").to_lowercase();
    // "60 x 80 in" ends with a unit.
    let unit = word == "in" && before.ends_with(|c: char| c.is_ascii_digit());
    let particle = matches!(word, "in" | "on" | "by") && PARTICLE_VERBS.contains(&before.as_str());
    // "They don't know that" is whole.
    let object = word == "that"
        && matches!(
            before.as_str(),
            "know" | "knows" | "like" | "than" | "do" | "does" | "did" | "believe" | "just" | "all"
        );
    // "Old line off, new rope on" pairs them.
    let paired = word == "on"
        && rest
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.eq_ignore_ascii_case("off"));
    unit || particle
        || object
        || paired
        || WHOLE_ENDINGS
            .iter()
            .any(|whole| whole.ends_with(word) && line.ends_with(whole))
}

/// The sentences of a text as byte ranges, each with its end mark and closing quotes. Decimal points, abbreviations of
/// one letter and list numbers end nothing. The last range may be an unfinished sentence.
pub(crate) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = c == '\n' || (is_sentence_end(c) && ends_sentence(text, at, c));
        if !ends {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, mark)) = chars.peek() {
            if !is_sentence_end(mark) && !matches!(mark, '"' | '”' | '’' | '\'' | ')' | '）' | '」') {
                break;
            }
            end = next + mark.len_utf8();
            chars.next();
        }
        if !text[start..end].trim().is_empty() {
            ranges.push(start..end);
        }
        start = end;
    }
    if !text[start..].trim().is_empty() {
        ranges.push(start..text.len());
    }
    ranges
}

fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    if c != '.' {
        return true;
    }
    let after = text[at + 1..].chars().next();
    if after.is_some_and(|c| {
        !c.is_whitespace() && !is_sentence_end(c) && !is_cjk(c) && !matches!(c, '"' | '”' | '\'' | ')')
    }) {
        return false;
    }
    let word: String = text[..at]
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric() || *c == '.')
        .collect();
    let word: String = word.chars().rev().collect::<String>().to_lowercase();
    let list_number = word.len() <= 2 && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) && {
        let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
        text[line..at].trim() == word
    };
    !list_number
        && !is_initial(text, at, after)
        && !matches!(
            word.as_str(),
            "e.g" | "i.e" | "approx" | "no" | "dr" | "mr" | "mrs" | "ms" | "vs" | "incl"
        )
}

/// "by T. Moule": a capital after a word that names whose, before a name. "Vitamin C. It" ends a sentence.
fn is_initial(text: &str, at: usize, after: Option<char>) -> bool {
    let mut words = text[..at].split_whitespace().rev();
    let initial = words
        .next()
        .is_some_and(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()));
    let whose = words
        .next()
        .is_some_and(|word| matches!(word, "by" | "of" | "from" | "after"));
    let next = text[at + 1..].split_whitespace().next().unwrap_or("");
    let opens = [
        "It", "Its", "The", "This", "These", "A", "An", "They", "In", "For", "With", "Each", "We", "You", "All", "One",
    ];
    initial
        && whose
        && after == Some(' ')
        && next.starts_with(|c: char| c.is_ascii_uppercase())
        && !opens.contains(&next.trim_end_matches(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_end_no_sentence() {
        let count = |text: &str| sentences(text).len();
        assert_eq!(count("A map in the style of T. Moule. It is old."), 2);
        assert_eq!(
            count("It is full of vitamin C. Each one is sweet. Sizes S and M. Would it do?"),
            4
        );
    }

    #[test]
    fn counts_in_each_unit() {
        assert_eq!(
            (
                Unit::Chars.count("台灯A"),
                Unit::Bytes.count("台灯A"),
                Unit::Cjk2.count("台灯A，")
            ),
            (3, 7, 7)
        );
    }

    #[test]
    fn cuts_at_words() {
        let title = "Lumo desk lamp with USB port for students and home office";
        assert_eq!(cut_line(title, 40, Unit::Chars, &[]), "Lumo desk lamp with USB port");
        assert_eq!(
            cut_line("Insulated bottle 500 ml steel", 19, Unit::Chars, &[]),
            "Insulated bottle"
        );
        assert_eq!(
            cut_line("Lamp, white, dimmable, 3 steps", 24, Unit::Chars, &[]),
            "Lamp, white, dimmable"
        );
    }

    #[test]
    fn cuts_chinese_outside_terms_and_numbers() {
        assert_eq!(
            cut_line("学生护眼台灯白色可调光三档", 14, Unit::Cjk2, &["护眼台灯", "白色"]),
            "学生护眼台灯"
        );
        assert_eq!(cut_line("不锈钢保温杯500ml大容量", 14, Unit::Cjk2, &[]), "不锈钢保温杯");
        assert_eq!(
            cut_line("护眼台灯，白色，可调光", 18, Unit::Cjk2, &[]),
            "护眼台灯，白色"
        );
    }

    #[test]
    fn cuts_prose_at_sentences() {
        let text = "A lamp of 3.5 kg. It is white. It dims.";
        assert_eq!(cut_prose(text, 32, Unit::Chars, &[]), "A lamp of 3.5 kg. It is white.");
        assert_eq!(
            cut_prose("护眼台灯。白色。可调光。", 9, Unit::Chars, &[]),
            "护眼台灯。白色。"
        );
    }

    #[test]
    fn graphemes_stay_whole() {
        let family = "👨‍👩‍👧‍👦";
        assert_eq!(cut_line(&format!("灯{family}"), 3, Unit::Chars, &[]), "灯");
    }

    #[test]
    fn hanging_words_go_and_whole_ends_stay() {
        for line in [
            "Board game, age 14+",
            "磁力片102片 3岁+",
            "Bed frame 60 x 80 in",
            "The cat has moved in",
            "They don't know that",
            "Old line off, new rope on",
            "底座不含，请另配",
            "底座不含",
            "送给妈妈的",
        ] {
            assert_eq!(trim_hanging(line), line);
        }
        for (line, want) in [
            ("Lamp +", "Lamp"),
            ("Lamp for the", "Lamp"),
            ("Lamp made in", "Lamp made"),
            ("台灯 适合学生的", "台灯 适合学生"),
            ("台灯含", "台灯"),
            ("Comes with clips on the", "Comes with clips on"),
        ] {
            assert_eq!(trim_hanging(line), want);
        }
    }

    #[test]
    fn sentences_know_numbers_and_lists() {
        let text = "1. Weighs 2.5 kg. \"Good!\" he said. 好的。谢谢";
        let parts: Vec<&str> = sentences(text).into_iter().map(|r| text[r].trim()).collect();
        assert_eq!(parts, ["1. Weighs 2.5 kg.", "\"Good!\"", "he said.", "好的。", "谢谢"]);
    }
}
