//! How a Chinese text addresses the buyer: 您, 你 or 亲.

use super::Setting;
use super::stays::Stays;
use crate::script::{is_clause_mark, is_sentence_end};

/// Before 你 these make a word or a motto of it: 迷你 is small, 我爱你 is engraved.
const NO_ADDRESS: [char; 6] = ['迷', '爱', '想', '懂', '念', '恋'];

/// How often it says 您.
pub(super) fn formal_in(text: &str) -> usize {
    text.matches('您').count()
}

/// How often it says 你 to the buyer.
pub(super) fn informal_in(text: &str) -> usize {
    text.match_indices('你').filter(|&(at, _)| is_address(text, at)).count()
}

/// Whether it calls the buyer 亲: the word by itself, not 母亲 or 亲子.
pub(super) fn says_dear(text: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || is_clause_mark(c) || is_sentence_end(c) || matches!(c, '~' | '～' | '们');
    text.match_indices('亲').any(|(at, dear)| {
        let (before, after) = (&text[..at], &text[at + dear.len()..]);
        (before.is_empty() || before.ends_with(ends)) && (after.is_empty() || after.starts_with(ends))
    })
}

/// 你 becomes 您. 你们 stays: nobody writes 您们.
pub(super) fn formal(text: &str, setting: &Setting) -> String {
    replaced(text, setting, '你', "您", |at| is_address(text, at))
}

/// 您 becomes 你.
pub(super) fn informal(text: &str, setting: &Setting) -> String {
    replaced(text, setting, '您', "你", |_| true)
}

/// Whether the 你 at this place is the buyer alone: not 你们, and not a word such as 迷你 or 你来我往.
fn is_address(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars().skip(1);
    let (next, second) = (after.next(), after.next());
    !text[..at].ends_with(NO_ADDRESS) && next != Some('们') && next != Some('我') && second != Some('我')
}

fn replaced(text: &str, setting: &Setting, word: char, by: &str, is_meant: impl Fn(usize) -> bool) -> String {
    let stays = Stays::read(text, setting.facts);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (at, found) in text.match_indices(word) {
        let place = at..at + found.len();
        let before = text[..at].chars().next_back().map(|c| at - c.len_utf8());
        let after = text[place.end..].chars().next().map(|c| place.end + c.len_utf8());
        let given = before.is_some_and(|from| stays.say(&text[from..place.end]))
            || after.is_some_and(|to| stays.say(&text[at..to]));
        if !is_meant(at) || given || stays.hold(&place) {
            continue;
        }
        out.push_str(&text[end..at]);
        out.push_str(by);
        end = place.end;
    }
    out + &text[end..]
}
