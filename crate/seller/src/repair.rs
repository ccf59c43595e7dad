//! Takes an unsupported statement out of a text: the words out of a title, the sentence out of prose, the line out of a list.

use std::ops::Range;

use crate::check::Mark;
use crate::job::Lang;
use crate::measure::{sentences, trim_hanging};
use crate::plain_text::one_line;
use crate::repeats::essence;
use crate::result::Severity;
use crate::script::is_cjk;
use crate::tasks::Shape;

/// Texts without what the marks object to, the surest first; none when nothing would be left.
pub(crate) fn repairs(text: &str, marks: &[Mark], shape: Shape, lang: Lang) -> Vec<String> {
    let bad: Vec<&Range<usize>> = marks
        .iter()
        .filter(|mark| mark.removable && mark.severity > Severity::Info)
        .map(|mark| &mark.range)
        .collect();
    if bad.is_empty() {
        return Vec::new();
    }
    let mended = match shape {
        Shape::Line => vec![without_words(text, &bad, lang)],
        Shape::Prose => vec![without(text, sentences(text), &bad), without_clauses(text, &bad, lang)],
        // Half a sentence to a buyer reads as a slip of the pen.
        Shape::Reply => vec![without(text, sentences(text), &bad)],
        Shape::Lines { .. } => vec![without(text, lines(text), &bad)],
        Shape::Parts(_) => vec![without_in_parts(text, &bad, marks, lang)],
        Shape::Analysis => Vec::new(),
    };
    mended
        .into_iter()
        .filter(|text| essence(text).chars().count() > 3)
        .collect()
}

/// For a sentence that must stay because it names the product: its end from the conjunction before the first marked place
/// ("holds 350 ml and is dishwasher safe"), in Chinese the marked clauses after the first.
fn without_clauses(text: &str, bad: &[&Range<usize>], lang: Lang) -> String {
    let mut out = String::new();
    let mut end = 0;
    for sentence in sentences(text) {
        out.push_str(&text[end.min(sentence.start)..sentence.start]);
        end = sentence.end;
        let here: Vec<Range<usize>> = bad
            .iter()
            .filter(|range| range.start >= sentence.start && range.end <= sentence.end)
            .map(|range| range.start - sentence.start..range.end - sentence.start)
            .collect();
        let whole = &text[sentence];
        match (here.first(), lang) {
            (None, _) => out.push_str(whole),
            (Some(first), Lang::En) => out.push_str(&without_tail(whole, first.start)),
            (Some(_), Lang::Zh) => out.push_str(&without_marked_clauses(whole, &here)),
        }
    }
    out.trim().to_owned()
}

fn without_tail(sentence: &str, first: usize) -> String {
    let joins = [", and ", ", with ", ", which ", " and ", " with ", ", "];
    let at = joins.iter().filter_map(|join| sentence[..first].rfind(join)).max();
    match at {
        // "and" after a comma belongs to it.
        Some(at) => format!("{}.", sentence[..at].trim_end_matches(',')),
        None => sentence.to_owned(),
    }
}

fn without_marked_clauses(sentence: &str, bad: &[Range<usize>]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut start = 0;
    for clause in sentence.split('，') {
        let range = start..start + clause.len();
        start = range.end + '，'.len_utf8();
        let marked = bad
            .iter()
            .any(|place| place.start < range.end && range.start < place.end);
        if kept.is_empty() || !marked {
            kept.push(clause);
        }
    }
    let text = kept.join("，");
    if text.ends_with(['。', '！', '？']) {
        text
    } else {
        text + "。"
    }
}

/// Drops the pieces that hold a marked place.
fn without(text: &str, pieces: Vec<Range<usize>>, bad: &[&Range<usize>]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for piece in pieces {
        if !bad
            .iter()
            .any(|range| range.start < piece.end && piece.start < range.end)
        {
            out.push_str(&text[end.min(piece.start)..piece.end]);
        }
        end = piece.end;
    }
    out.trim().to_owned()
}

fn lines(text: &str) -> Vec<Range<usize>> {
    text.lines()
        .map(|line| {
            let start = line.as_ptr() as usize - text.as_ptr() as usize;
            start..start + line.len()
        })
        .collect()
}

/// Sentences within each named part; a part that would be left empty keeps its label's line out altogether.
fn without_in_parts(text: &str, bad: &[&Range<usize>], marks: &[Mark], lang: Lang) -> String {
    let mut out = Vec::new();
    for line in lines(text) {
        let label = text[line.clone()].find([':', '：']).map_or(0, |at| {
            at + text[line.start + at..].chars().next().map_or(1, char::len_utf8)
        });
        let body = line.start + label..line.end;
        let here: Vec<Range<usize>> = bad
            .iter()
            .filter(|range| range.start < body.end && body.start < range.end)
            .map(|range| range.start.max(body.start) - body.start..range.end.min(body.end) - body.start)
            .collect();
        if here.is_empty() {
            out.push(text[line].to_owned());
            continue;
        }
        let here: Vec<&Range<usize>> = here.iter().collect();
        let body_text = &text[body];
        let pieces = sentences(body_text);
        let is_prose = body_text.trim_end().ends_with(['.', '!', '?', '。', '！', '？']);
        let kept = match pieces.len() {
            // A headline without one of its words says nonsense: it stays whole, marked, or goes.
            ..=1 if !is_prose && !body_text.trim_start().starts_with('#') && !blocked(marks, &line) => {
                body_text.trim().to_owned()
            }
            ..=1 if !is_prose && !body_text.trim_start().starts_with('#') => String::new(),
            ..=1 if !is_prose => without_words(body_text, &here, lang),
            ..=1 => {
                // "The price is 5." without its number is a stump: a clause goes, or the sentence.
                let shorter = without_clauses(body_text, &here, lang);
                if shorter == body_text.trim() {
                    String::new()
                } else {
                    shorter
                }
            }
            _ => without(body_text, pieces, &here),
        };
        if !kept.is_empty() {
            let gap = if lang == Lang::Zh { "" } else { " " };
            out.push(format!("{}{gap}{kept}", &text[line.start..line.start + label]));
        }
    }
    out.join("\n")
}

/// Whether something in this line must not be published.
fn blocked(marks: &[Mark], line: &Range<usize>) -> bool {
    let within = |mark: &Mark| line.start <= mark.range.start && mark.range.end <= line.end;
    marks
        .iter()
        .any(|mark| mark.severity == Severity::Block && within(mark))
}

/// Words that lead a statement in: "made of steel", "with 2 years warranty" leave nothing useful when it goes.
const LEADS: [&str; 12] = [
    "with",
    "for",
    "in",
    "of",
    "from",
    "and",
    "plus",
    "made",
    "made of",
    "made from",
    "including",
    "featuring",
];

/// Cuts marked words out of a line, and the small words that led them in.
fn without_words(line: &str, bad: &[&Range<usize>], lang: Lang) -> String {
    let mut drop: Vec<Range<usize>> = bad.iter().map(|range| widened(line, range, lang)).collect();
    drop.sort_by_key(|range| range.start);
    let mut out = String::new();
    let mut end = 0;
    for range in drop {
        if range.start > end {
            out.push_str(line[end..range.start].trim_end());
            out.push(' ');
        }
        end = end.max(range.end);
    }
    out.push_str(line.get(end..).unwrap_or("").trim_start());
    tidy(&out, lang)
}

fn widened(line: &str, range: &Range<usize>, lang: Lang) -> Range<usize> {
    let mut start = range.start;
    if lang == Lang::En {
        loop {
            let before = line[..start].trim_end();
            let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
            if word.is_empty() || !LEADS.contains(&word.to_lowercase().as_str()) {
                break;
            }
            start = before.len() - word.len();
        }
    }
    start..range.end
}

/// Blanks and marks that a removal left side by side.
fn tidy(line: &str, lang: Lang) -> String {
    let mut line = one_line(line);
    for (from, to) in [
        (" ,", ","),
        (",,", ","),
        ("()", ""),
        ("（）", ""),
        ("，，", "，"),
        ("、、", "、"),
        (" ，", "，"),
        (" 、", "、"),
        ("| |", "|"),
        ("- -", "-"),
    ] {
        line = line.replace(from, to);
    }
    if lang == Lang::Zh {
        let chars: Vec<char> = line.chars().collect();
        // A blank between two Chinese words of a title separates them and stays; at a mark it goes.
        let keep = |n: usize| {
            !(chars[n] == ' '
                && (n > 0 && matches!(chars[n - 1], '，' | '、'))
                && chars.get(n + 1).is_some_and(|&c| is_cjk(c)))
        };
        line = (0..chars.len()).filter(|&n| keep(n)).map(|n| chars[n]).collect();
    }
    trim_hanging(line.trim_start_matches([',', '，', '、', ' ', '-', '|', ';']))
}
