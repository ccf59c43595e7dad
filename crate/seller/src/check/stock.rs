//! The stock of one variant: where a clause names it ("Large is in stock", S缺货), its own fact decides, not that of another.

use std::ops::Range;

use super::clauses::clause_at;
use super::{Context, Mark};
use crate::facts::{Fact, Source};
use crate::result::Severity;
use crate::rules::Concept;
use crate::script::is_cjk;

/// Words for none left; those for some are looked for after them ("not in stock", 没有现货).
const NONE: [&str; 11] = [
    "sold out",
    "out of stock",
    "not in stock",
    "unavailable",
    "缺",
    "断码",
    "断货",
    "售罄",
    "无货",
    "没货",
    "没有",
];
const SOME: [&str; 5] = ["in stock", "available", "现货", "有货", "库存充足"];
/// What a count of stock counts.
const COUNTED: [&str; 17] = [
    "left", "pcs", "pieces", "pc", "units", "sets", "pairs", "in stock", "件", "个", "双", "套", "只", "条", "盒",
    "张", "本",
];

/// The mark on a claim about the stock of a variant that the clause names and a fact speaks of.
pub(super) fn mark(
    text: &str,
    range: &Range<usize>,
    concept: &Concept,
    denied: bool,
    context: &Context,
) -> Option<Mark> {
    let some = match concept.id.as_str() {
        "in-stock" => !denied,
        "out-of-stock" => denied,
        _ => return None,
    };
    let (fact, has) = of_variant(text, range, context.facts)?;
    let (rule, severity, reason) = if some == has {
        ("supported", Severity::Info, context.given_by(fact))
    } else {
        (
            "contradicts",
            Severity::Block,
            context.choose("The facts say the opposite.", "与给出的信息相反。"),
        )
    };
    Some(Mark {
        rule: format!("{rule}-stock"),
        range: range.clone(),
        severity,
        reason,
        fact: Some(fact.key.clone()),
        removable: severity != Severity::Info,
    })
}

/// The fact on the stock of the variant that the clause around `claim` names, and whether there is any.
fn of_variant<'f>(text: &str, claim: &Range<usize>, facts: &'f [Fact]) -> Option<(&'f Fact, bool)> {
    let clause = clause_at(text, claim).to_lowercase();
    let known = facts
        .iter()
        .filter(|fact| fact.source == Source::Seller && names(&clause, &fact.label.to_lowercase()))
        .filter_map(|fact| Some((fact, has_any(&fact.value)?)));
    let known: Vec<(&Fact, bool)> = known.collect();
    // Of two that the clause names, it may speak of either.
    let (first, has) = *known.first()?;
    known.iter().all(|(_, other)| *other == has).then_some((first, has))
}

/// Whether the clause holds the name; a Latin one as a word.
fn names(clause: &str, label: &str) -> bool {
    let part = |c: char| c.is_ascii_alphanumeric();
    let apart = |at: usize| !clause[..at].ends_with(part) && !clause[at + label.len()..].starts_with(part);
    let general = ["stock", "库存", "现货", "有货"].contains(&label);
    !label.is_empty()
        && !general
        && clause
            .match_indices(label)
            .any(|(at, _)| apart(at) || label.starts_with(is_cjk))
}

/// What a value says of the stock; nothing where it speaks of something else.
fn has_any(value: &str) -> Option<bool> {
    let value = value.trim().to_lowercase();
    if NONE.iter().any(|word| value.contains(word)) {
        return (value.chars().count() <= 12).then_some(false);
    }
    if SOME.iter().any(|word| value.contains(word)) {
        return Some(true);
    }
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let unit = value[digits.len()..].trim();
    (!digits.is_empty() && COUNTED.contains(&unit)).then(|| !digits.trim_start_matches('0').is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

    #[test]
    fn the_variants_own_fact() {
        let fact = |label: &str, value: &str| Fact {
            key: String::new(),
            label: label.to_owned(),
            value: value.to_owned(),
            source: Source::Seller,
        };
        let facts = [
            fact("Medium", "0 left"),
            fact("Large", "3 left"),
            fact("绿色", "14件"),
            fact("S", "缺"),
            fact("容量", "500ml"),
        ];
        let has = |text: &str, word: &str| of_variant(text, &place(text, word), &facts).map(|(_, has)| has);
        assert_eq!(has("Yes, large is in stock.", "in stock"), Some(true));
        assert_eq!(has("Medium is in stock.", "in stock"), Some(false));
        assert_eq!(has("绿色有货，还有14件。", "有货"), Some(true));
        assert_eq!(has("M有货，S缺货。", "缺货"), Some(false));
        assert_eq!(has("M有货，S缺货。", "有货"), None);
        assert_eq!(has("容量500ml有货。", "有货"), None);
    }
}
