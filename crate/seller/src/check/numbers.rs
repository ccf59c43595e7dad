//! Every number in a text against every number in the facts, units included.

use super::clauses::{around, clause_at};
use super::open::asks_in_chinese;
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
                .map(|fact| match fact.source {
                    Source::Seller => with_counts(&whole(fact)),
                    Source::Buyer => spoken(&fact.value),
                })
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
            Some(code) if self.is_made_of_codes(code) => true,
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

    /// "D30L40" from the facts D30 and L40.
    fn is_made_of_codes(&self, code: &str) -> bool {
        let mut parts: Vec<String> = Vec::new();
        let mut last = ' ';
        for c in code.chars() {
            match parts.last_mut() {
                Some(part) if !(last.is_ascii_digit() && c.is_ascii_alphabetic()) => part.push(c),
                _ => parts.push(c.to_string()),
            }
            last = c;
        }
        let whole = |part: &String| {
            part.starts_with(|c: char| c.is_ascii_alphabetic()) && part.ends_with(|c: char| c.is_ascii_digit())
        };
        let given = |part: &String| self.squeezed.iter().any(|fact| holds_code(fact, part));
        parts.len() > 1 && parts.iter().all(whole) && parts.iter().all(given)
    }

    /// Whether a buyer gave the number of a claim that promises nothing: "14 inches" repeats the buyer's "14 in".
    fn repeats_buyer(&self, claim: &Quantity, facts: &[Fact]) -> bool {
        let mut buyers = (0..facts.len()).filter(|&n| facts[n].source == Source::Buyer);
        let said = |known: &Quantity| known.value == claim.value && known.code.is_none() && known.measure.is_none();
        claim.code.is_none() && !is_promise(claim) && buyers.any(|n| self.numbers[n].iter().any(said))
    }

    /// Whether the buyer gave an amount that the clause refuses: 58元的商品用不了, "58 euros isn't enough". It promises none.
    fn is_refused_amount(&self, text: &str, claim: &Quantity, facts: &[Fact]) -> bool {
        let mut buyers = (0..facts.len()).filter(|&n| facts[n].source == Source::Buyer);
        let money = claim.measure.is_some_and(is_money);
        let said = |known: &Quantity| {
            known.value == claim.value && known.code.is_none() && known.measure.is_none_or(|measure| measure.soft)
        };
        let after = around(text, &claim.range).1.to_lowercase().replace('’', "'");
        let refused = after.contains(['不', '没', '未']) || after.contains("n't ") || after.contains(" not ");
        let clause = clause_at(text, &claim.range).to_lowercase();
        let pays = ["退", "赔", "补", "返", "refund", "back", "credit", "off"];
        money
            && refused
            && !pays.iter().any(|word| clause.contains(word))
            && buyers.any(|n| self.numbers[n].iter().any(said))
    }

    fn unit_differs(&self, claim: &Quantity) -> bool {
        claim.code.is_none() && self.numbers.iter().flatten().any(|known| same_value(known, claim))
    }
}

/// A fact's numbers, and of "3 x 60 ml" how many there are.
fn with_counts(text: &str) -> Vec<Quantity> {
    let mut found = quantities(text, Reading::Fact);
    let length = |dimension: &str| matches!(dimension, "length" | "inch" | "foot" | "yard");
    let counts: Vec<Quantity> = found
        .iter()
        .filter(|known| {
            known
                .measure
                .is_some_and(|measure| !measure.soft && !length(measure.dimension))
        })
        .filter(|known| text[known.range.clone()].bytes().all(|b| b.is_ascii_digit()))
        .filter(|known| text[known.range.end..].trim_start().starts_with(['x', 'X', '×', '*']))
        .map(|known| Quantity {
            measure: None,
            ..known.clone()
        })
        .collect();
    found.extend(counts);
    found
}

/// Whether two things of a kind are the pair that the seller gives: 一对 is 两颗, but not two pairs.
fn is_one_pair(claim: &Quantity, text: &str, fact: &Fact) -> bool {
    let said = text[claim.range.clone()].to_lowercase();
    let one = ["一对", "1对", "一双", "1双", "1 pair", "one pair", "a pair"];
    claim.count() == Some(2)
        && fact.source == Source::Seller
        && !["对", "双", "pair"].iter().any(|pair| said.contains(pair))
        && one.iter().any(|pair| fact.value.to_lowercase().contains(pair))
}

/// A buyer's numbers, with what is only said: 俩 is two, and 50块 mostly money.
fn spoken(message: &str) -> Vec<Quantity> {
    let message = without_list_mark(message);
    let message = with_ages(&message.replace('俩', "两个"));
    let money = message.replace("块钱", "元").replace('块', "元");
    // 4k60帧 is 4K at 60.
    let mut apart = String::new();
    for c in message.chars() {
        if c.is_ascii_digit() && apart.ends_with(|last: char| last.is_ascii_alphabetic()) {
            apart.push(' ');
        }
        apart.push(c);
    }
    [message, money, apart]
        .iter()
        .flat_map(|said| quantities(said, Reading::Fact))
        .collect()
}

/// "1.30平的够亮不" numbers its question: the point is none of 1.30.
fn without_list_mark(message: &str) -> &str {
    let rest = message
        .strip_prefix("1.")
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    rest.filter(|rest| rest.contains("2.")).unwrap_or(message)
}

/// "4yo", "9mo": ages as buyers type them.
fn with_ages(message: &str) -> String {
    let age = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_lowercase();
        let given = |ending: &str| {
            bare.strip_suffix(ending)
                .filter(|n| n.parse::<u8>().is_ok())
                .map(str::to_owned)
        };
        given("yo")
            .map(|years| format!("{years} years "))
            .or_else(|| given("mo").map(|months| format!("{months} months ")))
    };
    message
        .split_inclusive(char::is_whitespace)
        .map(|word| age(word).unwrap_or_else(|| word.to_owned()))
        .collect()
}

/// Whether a code stands in a squeezed fact with no digit after it.
fn holds_code(fact: &str, code: &str) -> bool {
    fact.match_indices(code)
        .any(|(at, _)| !fact[at + code.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

/// Marks every number in a text.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for claim in quantities(text, Reading::Claim) {
        // "100% cotton" is one claim; where the facts hold it, its number is held with it.
        let inside = |mark: &Mark| mark.range.start <= claim.range.start && claim.range.end <= mark.range.end;
        // 是不是两根一起卖: asked, not said.
        let asked = claim.count().is_some() && !text[claim.range.clone()].contains(|c: char| c.is_ascii_digit());
        if asked && asks_in_chinese(clause_at(text, &claim.range)) {
            continue;
        }
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
    let paired = || context.facts.iter().find(|fact| is_one_pair(claim, text, fact));
    if let Some(fact) = given
        .or_else(|| numbers.counted(claim, text, context.facts))
        .or_else(paired)
    {
        return Mark {
            rule: "supported-number".to_owned(),
            range,
            severity: Severity::Info,
            reason: context.given_by(fact),
            fact: Some(fact.key.clone()),
            removable: false,
        };
    }
    if numbers.repeats_buyer(claim, context.facts) || numbers.is_refused_amount(text, claim, context.facts) {
        return repeated(range, context);
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

fn repeated(range: std::ops::Range<usize>, context: &Context) -> Mark {
    Mark {
        rule: "supported-number".to_owned(),
        range,
        severity: Severity::Info,
        reason: context
            .say("The buyer gave this number.", "买家提到过这个数字。")
            .to_owned(),
        fact: None,
        removable: false,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn known(seller: &str, buyer: &str) -> (Known, Vec<Fact>) {
        let fact = |value: &str, source| Fact {
            key: String::new(),
            label: String::new(),
            value: value.to_owned(),
            source,
        };
        let facts = vec![fact(seller, Source::Seller), fact(buyer, Source::Buyer)];
        (Known::read(&facts), facts)
    }

    fn is_given(seller: &str, buyer: &str, text: &str) -> bool {
        let (known, facts) = known(seller, buyer);
        let claim = quantities(text, Reading::Claim).remove(0);
        known.backing(&claim, &facts).is_some() || known.repeats_buyer(&claim, &facts)
    }

    #[test]
    fn codes_side_by_side() {
        assert!(is_given("D30, L40", "", "D30L40") && is_given("L40, D30", "", "D30L40"));
        assert!(!is_given("D30, L40", "", "D30L41") && !is_given("D300, L40", "", "D30L40"));
    }

    #[test]
    fn amounts_that_the_buyer_gave_and_nobody_pays() {
        let (known, facts) = known("满59", "买了个58的");
        let refused = |text: &str| known.is_refused_amount(text, &quantities(text, Reading::Claim)[0], &facts);
        assert!(refused("58元的商品用不了。") && !refused("58元的商品可以用。"));
        assert!(!refused("退您58元不用寄回。") && !refused("57元的商品用不了。"));
    }

    #[test]
    fn a_count_before_a_measure() {
        assert!(is_given("3 x 60 ml", "", "3 bottles") && !is_given("3 x 60 cm", "", "4 bottles"));
        assert!(is_given("6 months-3 years", "", "3 years") && is_given("8 w/ remote", "", "8 modes"));
        assert!(is_given("350W/600W", "", "350W"));
        assert!(is_given("6 wks to make", "", "6 weeks") && !is_given("6 wks to make", "", "6 months"));
        assert!(is_given("", "站个一百八的", "一百八十斤") && !is_given("", "站个一百八的", "一百零八斤"));
    }

    #[test]
    fn a_pair_is_two_things() {
        let (_, facts) = known("数量一对", "");
        let paired = |text: &str| is_one_pair(&quantities(text, Reading::Claim).remove(0), text, &facts[0]);
        assert!(paired("两颗珠子") && !paired("三颗珠子") && !paired("2对"));
    }

    #[test]
    fn a_buyers_number_may_be_repeated_but_promises_nothing() {
        assert!(is_given("", "4k60帧有没", "60帧"));
        assert!(is_given("", "家用220能用不", "220V") && is_given("", "50块行不行", "50元"));
        assert!(is_given("", "my baby (9mo) likes it", "9 months") && !is_given("", "9 months", "8 months"));
        assert!(is_given("", "才买俩月", "两个月") && !is_given("", "order 48 is late", "48 hours"));
    }
}
