//! Words that the platform, the law or decency forbids.

use super::{Context, Mark};
use crate::result::Severity;
use crate::rules::{self, Banned};

/// Marks every banned word.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for (lists, words) in rules::banned(context.platform, context.job.lang) {
        for (range, &list) in words.find(text) {
            let banned = &lists[list];
            if !banned.holds_for(context.field_at(text, range.start)) {
                continue;
            }
            let fact = context.in_seller_facts(&text[range.clone()]);
            let in_name = is_in_name(text, range.start, range.end, context);
            let severity = severity(banned, fact.is_some(), in_name);
            marks.push(Mark {
                rule: format!("banned-{}", banned.id),
                range,
                severity,
                reason: banned.reason(context.job.reason_lang()).to_owned(),
                fact: fact.map(|fact| fact.key.clone()),
                removable: severity != Severity::Info && !in_name,
            });
        }
    }
}

fn severity(banned: &Banned, in_facts: bool, in_name: bool) -> Severity {
    let by_facts = banned.in_facts.filter(|_| in_facts).unwrap_or(banned.severity);
    if banned.name_exempt && in_name {
        by_facts.min(Severity::Warn)
    } else {
        by_facts
    }
}

/// Whether the place lies inside the product's own name or brand.
fn is_in_name(text: &str, start: usize, end: usize, context: &Context) -> bool {
    let product = context.job.product.as_ref();
    let names = product
        .into_iter()
        .flat_map(|p| [Some(p.name.as_str()), p.brand.as_deref()])
        .flatten()
        .filter(|name| !name.is_empty());
    let text = text.to_ascii_lowercase();
    names.map(str::to_ascii_lowercase).any(|name| {
        text.match_indices(&name)
            .any(|(at, _)| at <= start && end <= at + name.len())
    })
}
