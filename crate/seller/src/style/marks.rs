//! Exclamation marks and emoji taken out of a text, so that what is left reads as if they had never been there.

use unicode_segmentation::UnicodeSegmentation;

use super::Setting;
use super::stays::Stays;
use crate::job::Lang;
use crate::measure::sentences;
use crate::script::{is_cjk, is_clause_mark, is_emoji, is_sentence_end, is_wide};
use crate::tasks::Shape;

/// Marks that open what follows them, and such as close what was said. A straight quote does both.
const OPENING: &str = "“‘(（[【「『《";
const CLOSING: &str = "\"”’')）]】」』》";
/// These stand between two blanks.
const DASHES: &str = "—–|/·｜";
/// A line as short as this may be a greeting or a name under a reply.
const SHORT: usize = 40;

/// "Enjoy it!" becomes "Enjoy it.", "Really?!" becomes "Really?"; a bare point of a list just ends.
pub(super) fn without_shouts(text: &str, setting: &Setting) -> String {
    let stays = Stays::read(text, setting.facts);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(start) = text[at..].find(is_ending).map(|found| at + found) {
        let end = text[start..]
            .find(|c| !is_ending(c))
            .map_or(text.len(), |found| start + found);
        out.push_str(&text[at..start]);
        at = end;
        let run = &text[start..end];
        let word = text[..start].rsplit(char::is_whitespace).next().unwrap_or("");
        let last = word.char_indices().next_back().filter(|&(_, c)| is_wide(c));
        let from = start - word.len() + last.map_or(0, |(at, _)| at);
        let stands = !run.contains(is_bang)
            || !closes(text, start, end)
            || stays.hold(&(start..end))
            || stays.say(&text[from..end]);
        if stands {
            out.push_str(run);
            continue;
        }
        let calm = run.replace(is_bang, "");
        match calm.as_str() {
            "" => out.push_str(stop(text, start, end, setting)),
            calm => out.push_str(calm),
        }
    }
    out + &text[at..]
}

fn is_bang(c: char) -> bool {
    matches!(c, '!' | '！')
}

fn is_ending(c: char) -> bool {
    is_sentence_end(c) || matches!(c, '~' | '～')
}

/// Whether marks close something that was said: they follow a word and a pause follows them. "!important" does not.
fn closes(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    before.is_some_and(|c| !c.is_whitespace() && !OPENING.contains(c))
        && after.is_none_or(|c| c.is_whitespace() || is_wide(c) || is_emoji(c) || CLOSING.contains(c))
}

/// What stands in the place of an exclamation mark.
fn stop(text: &str, start: usize, end: usize, setting: &Setting) -> &'static str {
    let wide = setting.lang == Lang::Zh && text[..start].ends_with(is_wide) || text[start..].starts_with('！');
    let head = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let tail = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let line = &text[head..tail];
    let alone = text[end..tail].trim().is_empty() && sentences(line).len() == 1;
    let greets =
        setting.shape == Shape::Reply && head == 0 && tail < text.len() && line.chars().count() <= SHORT && alone;
    match (alone, setting.shape) {
        (true, Shape::Lines { .. } | Shape::Parts(_)) => "",
        _ if greets => {
            if wide {
                "，"
            } else {
                ","
            }
        }
        _ if wide => "。",
        _ => ".",
    }
}

/// The text without emoji; one that stands for a comma or a full stop leaves that, and one whose place tells nothing stays.
pub(super) fn without_emoji(text: &str, setting: &Setting) -> String {
    let stays = Stays::read(text, setting.facts);
    let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
    let is_one = |n: usize| graphemes.get(n).is_some_and(|(_, one)| one.starts_with(is_emoji));
    let place = |n: usize| graphemes.get(n).map_or(text.len(), |&(at, _)| at);
    let mut out = String::with_capacity(text.len());
    let mut n = 0;
    while n < graphemes.len() {
        if !is_one(n) {
            out.push_str(graphemes[n].1);
            n += 1;
            continue;
        }
        // Several in a row, with blanks between them, are one.
        let (mut next, mut last) = (n, n);
        while is_one(next) || graphemes.get(next).is_some_and(|&(_, one)| one == " ") {
            last = if is_one(next) { next } else { last };
            next += 1;
        }
        let run = place(n)..place(last + 1);
        let joint = join(&out, &text[place(next)..], setting);
        match joint.filter(|_| !stays.hold(&run) && !stays.say(&text[run.clone()])) {
            Some(joint) => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str(joint);
                n = next;
            }
            None => {
                out.push_str(&text[run]);
                n = last + 1;
            }
        }
    }
    out
}

/// What joins the text before an emoji with what comes after it; `None` where that cannot be told.
fn join(before: &str, after: &str, setting: &Setting) -> Option<&'static str> {
    let line = before.rsplit('\n').next().unwrap_or(before).trim_end_matches(' ');
    let Some(last) = line.chars().next_back() else {
        return Some("");
    };
    let Some(next) = after.chars().next().filter(|&c| c != '\n') else {
        let said = match setting.shape {
            Shape::Prose => true,
            Shape::Reply => line.chars().count() > SHORT,
            _ => false,
        };
        return Some(match setting.lang {
            _ if !said || is_mark(last) => "",
            Lang::En => ".",
            Lang::Zh => "。",
        });
    };
    let blank = match setting.lang {
        Lang::En => !OPENING.contains(last),
        Lang::Zh => last.is_ascii_alphanumeric(),
    };
    let gap = if blank { " " } else { "" };
    let numbers = last.is_numeric() || next.is_numeric();
    match setting.lang {
        _ if next == '"' || OPENING.contains(next) || DASHES.contains(next) => Some(gap),
        _ if is_mark(next) => Some(""),
        _ if is_mark(last) => Some(gap),
        _ if numbers => None,
        Lang::Zh if is_cjk(last) || is_cjk(next) => Some("，"),
        _ => next.is_lowercase().then_some(" "),
    }
}

fn is_mark(c: char) -> bool {
    is_ending(c) || is_clause_mark(c) || OPENING.contains(c) || CLOSING.contains(c)
}
