//! Every number in a text against every number in the facts, units included.

use super::{Context, Mark, lists};
use crate::facts::{Fact, Source};
use crate::number::{Quantity, Reading, quantities, same_value, squeeze, supports};
use crate::result::Severity;
use crate::units::is_money;

/// The facts' numbers, the facts squeezed for codes, and the lists in them.
pub(super) struct Known {
    numbers: Vec<Vec<Quantity>>,
    squeezed: Vec<String>,
    lists: Vec<Vec<lists::List>>,
}

impl Known {
    /// Reads all facts: a buyer's numbers may be repeated too.
    pub fn read(facts: &[Fact]) -> Self {
        let whole = |fact: &Fact| format!("{}: {}", fact.label, fact.value);
        Self {
            numbers: facts
                .iter()
                .map(|fact| quantities(&whole(fact), Reading::Fact))
                .collect(),
            squeezed: facts.iter().map(|fact| squeeze(&whole(fact))).collect(),
            lists: facts.iter().map(|fact| lists::read(&fact.value)).collect(),
        }
    }

    /// The fact whose list has as many items as the text counts, if the text says of what.
    fn counted<'f>(&self, claim: &Quantity, text: &str, facts: &'f [Fact]) -> Option<&'f Fact> {
        let count = claim.count().filter(|count| (2..=12).contains(count))?;
        (0..facts.len())
            .filter(|&n| facts[n].source == Source::Seller)
            .find(|&n| {
                let mut fitting = self.lists[n].iter().filter(|list| list.len() == count);
                fitting.any(|list| lists::is_meant(list, &facts[n].label, text, &claim.range))
            })
            .map(|n| &facts[n])
    }

    /// The first fact that gives `claim`; the seller's before the buyer's.
    fn backing<'f>(&self, claim: &Quantity, facts: &'f [Fact]) -> Option<&'f Fact> {
        let gives = |index: usize| match &claim.code {
            Some(code) if self.squeezed[index].contains(code.as_str()) => true,
            _ => {
                let fact = &facts[index];
                let price =
                    fact.key == "price" || fact.label.to_lowercase().contains("price") || fact.label.contains('价');
                self.numbers[index]
                    .iter()
                    .any(|known| supports(known, claim, &fact.label, price))
            }
        };
        let by = |source: Source| (0..facts.len()).find(|&n| facts[n].source == source && gives(n));
        by(Source::Seller).or_else(|| by(Source::Buyer)).map(|n| &facts[n])
    }

    fn unit_differs(&self, claim: &Quantity) -> bool {
        claim.code.is_none() && self.numbers.iter().flatten().any(|known| same_value(known, claim))
    }
}

/// Marks every number in a text.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for claim in quantities(text, Reading::Claim) {
        // "100% cotton" is one claim; where the facts hold it, its number is held with it.
        let inside = |mark: &Mark| mark.range.start <= claim.range.start && claim.range.end <= mark.range.end;
        let percent = claim.measure.is_some_and(|measure| measure.dimension == "percent");
        if percent && marks.iter().any(|mark| inside(mark) && mark.severity == Severity::Info) {
            continue;
        }
        marks.push(mark(text, &claim, context));
    }
}

fn mark(text: &str, claim: &Quantity, context: &Context) -> Mark {
    let range = claim.range.clone();
    let numbers = &context.numbers;
    let given = numbers.backing(claim, context.facts);
    if let Some(fact) = given.or_else(|| numbers.counted(claim, text, context.facts)) {
        return Mark {
            rule: "supported-number".to_owned(),
            range,
            severity: Severity::Info,
            reason: context.given_by(fact),
            fact: Some(fact.key.clone()),
            removable: false,
        };
    }
    let (rule, severity, reason) = if context.numbers.unit_differs(claim) {
        let reason = context.say(
            "The facts give this number without this unit.",
            "信息中的这个数字没有这个单位。",
        );
        ("unsupported-unit", Severity::Warn, reason)
    } else if context.task.speaks_to_buyer() && is_promise(claim) {
        let reason = context.say("No fact gives this time or amount.", "信息中没有这个时间或金额。");
        ("unsupported-promise", Severity::Block, reason)
    } else {
        (
            "unsupported-number",
            Severity::Warn,
            context.say("No fact gives this number.", "信息中没有这个数字。"),
        )
    };
    Mark {
        rule: rule.to_owned(),
        range,
        severity,
        reason: reason.to_owned(),
        fact: None,
        removable: true,
    }
}

/// To a buyer a time, a share or an amount of money is a promise.
fn is_promise(claim: &Quantity) -> bool {
    claim.measure.is_some_and(|measure| {
        is_money(measure)
            || matches!(
                measure.dimension,
                "minute" | "hour" | "day" | "week" | "month" | "year" | "percent"
            )
    })
}
