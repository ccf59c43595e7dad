//! Links, mail addresses, phone numbers and handles. Marketplaces forbid them in messages; elsewhere only the facts' own may stand.

use std::ops::Range;

use super::{Context, Mark};
use crate::result::Severity;
use crate::rules::{Contact, FormatKind};
use crate::script::is_cjk;

/// Marks contact data.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for (range, kind) in find(text) {
        let known = context
            .facts
            .iter()
            .find(|fact| fact.value.contains(&text[range.clone()]));
        let field = context.field_at(text, range.start);
        let banned = context
            .platform
            .formats
            .iter()
            .find(|f| f.kind == FormatKind::Link && f.fields.iter().any(|name| name == field));
        let to_buyer = context.task.speaks_to_buyer();
        let severity = match known {
            _ if banned.is_some() => Severity::Block,
            Some(_) if !to_buyer || context.platform.contact == Contact::Facts => Severity::Info,
            _ if to_buyer => Severity::Block,
            _ => Severity::Warn,
        };
        let reason = match severity {
            Severity::Info => known.map_or(String::new(), |fact| context.given_by(fact)),
            _ => match banned {
                Some(rule) => rule.reason(context.job.reason_lang()).to_owned(),
                None => context
                    .say(
                        "Contact data or a link that does not belong here.",
                        "此处不应出现联系方式或链接。",
                    )
                    .to_owned(),
            },
        };
        marks.push(Mark {
            rule: format!(
                "{}-{kind}",
                if severity == Severity::Info {
                    "supported"
                } else {
                    "contact"
                }
            ),
            range,
            severity,
            reason,
            fact: known.map(|fact| fact.key.clone()),
            removable: severity != Severity::Info,
        });
    }
}

/// Endings that make a dotted word a host name.
const ENDINGS: [&str; 16] = [
    ".com", ".net", ".org", ".cn", ".io", ".co", ".shop", ".store", ".info", ".de", ".uk", ".me", ".ly", ".site",
    ".online", ".app",
];

/// Contact data in a text.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for range in words(text) {
        let word = &text[range.clone()];
        if let Some(kind) = kind(word) {
            found.push((range, kind));
        }
    }
    found.extend(phones(text).into_iter().map(|range| (range, "phone")));
    found.sort_by_key(|(range, _)| range.start);
    found.dedup_by(|b, a| b.0.start < a.0.end);
    found
}

fn kind(word: &str) -> Option<&'static str> {
    let low = word.to_ascii_lowercase();
    if let Some((user, host)) = low.split_once('@') {
        if user.is_empty() {
            return (host.len() >= 3).then_some("handle");
        }
        return host.contains('.').then_some("email");
    }
    let host = low.split(['/', '?']).next().unwrap_or("");
    let named = host.len() > 4
        && ENDINGS.iter().any(|ending| host.ends_with(ending))
        && host.starts_with(|c: char| c.is_ascii_alphanumeric());
    (low.starts_with("http://") || low.starts_with("https://") || low.starts_with("www.") || named).then_some("link")
}

/// Runs of characters that addresses are made of.
fn words(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| {
        c.is_ascii_graphic() && !matches!(c, ',' | ';' | '"' | '\'' | '(' | ')' | '<' | '>' | '[' | ']' | '!')
    };
    runs(text, part)
        .into_iter()
        .map(|range| trimmed(text, range))
        .filter(|range| !range.is_empty())
        .collect()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let word = text[range.clone()].trim_end_matches(['.', ':', '?', '-']);
    range.start..range.start + word.len()
}

fn runs(text: &str, part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| part(c)) {
        match found.last_mut().filter(|range| range.end == at) {
            Some(range) => range.end = at + c.len_utf8(),
            None => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// Phone numbers: 11 digits of a Chinese mobile, a leading plus, or groups joined by blanks, hyphens and brackets. A plain
/// long number is more often an order or a tracking number, and the number check knows those.
fn phones(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ');
    let found = runs(text, part).into_iter().map(|range| {
        let word = &text[range.clone()];
        let start = range.start + (word.len() - word.trim_start_matches([' ', '-', ')']).len());
        start.min(range.end)..range.start + word.trim_end_matches([' ', '-', '(', '+']).len()
    });
    found
        .filter(|range| range.start < range.end && is_phone(text, range))
        .collect()
}

fn is_phone(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '$' | '#'));
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if touches(text[..range.start].chars().next_back())
        || text[range.end..].starts_with(|c: char| c.is_alphanumeric() && !is_cjk(c))
    {
        return false;
    }
    let mobile =
        word.len() == 11 && digits == 11 && word.starts_with('1') && !word.starts_with("10") && !word.starts_with("12");
    let grouped =
        (9..=15).contains(&digits) && (word.matches(['-', '(']).count() >= 2 || word.matches(' ').count() >= 2);
    let international = word.starts_with('+') && (9..=15).contains(&digits);
    mobile || grouped || international
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_leads_outside() {
        let kinds = |text: &str| {
            find(text)
                .into_iter()
                .map(|(r, k)| (text[r].to_owned(), k))
                .collect::<Vec<_>>()
        };
        let own = |text: &str, kind| (text.to_owned(), kind);
        assert_eq!(
            kinds("See https://a.example/x?y=1, or www.shop.example."),
            [own("https://a.example/x?y=1", "link"), own("www.shop.example", "link")]
        );
        assert_eq!(
            kinds("写信到 help@shop.com。或访问shop.com/a"),
            [own("help@shop.com", "email"), own("shop.com/a", "link")]
        );
        assert_eq!(
            kinds("电话13812345678，或 +44 20 7946 0958"),
            [own("13812345678", "phone"), own("+44 20 7946 0958", "phone")]
        );
        assert_eq!(
            kinds("Call (020) 7946-0958-1 or @lumo_shop"),
            [own("(020) 7946-0958-1", "phone"), own("@lumo_shop", "handle")]
        );
    }

    #[test]
    fn leaves_numbers_and_sizes_alone() {
        for text in [
            "Order 1234567890123",
            "10-20-30 cm",
            "2.4GHz 5.0",
            "tracking LX123456789CN",
            "Node.js",
            "3.5 kg",
            "1,000.00",
            "a.m. to p.m.",
        ] {
            assert!(find(text).is_empty(), "{text}: {:?}", find(text));
        }
    }
}
