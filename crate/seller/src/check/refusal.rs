//! Refusals that stand behind what they refuse, with words between: 电磁炉上不可以用, "aluminium pots don't work on it".

use std::ops::Range;

use super::clauses::{around, is_denial};
use crate::facts::{Fact, Source};

/// What says of the words before it that the thing cannot be had, done or used.
const REFUSALS: [&str; 17] = [
    "不可以",
    "不行",
    "不能",
    "不可",
    "不支持",
    "不适用",
    "不送",
    "不含",
    "不附",
    "不带",
    "不在",
    "不发",
    "控制不了",
    "用不了",
    "连不了",
    "装不下",
    "放不下",
];
/// Too small for it: a refusal that has nothing to do with what the thing works with.
const TOO_SMALL: [&str; 3] = ["装不下", "放不下", "塞不下"];
/// What "pots don't ..." ends with where it refuses.
const REFUSED: [&str; 12] = [
    "work",
    "fit",
    "go",
    "possible",
    "suitable",
    "available",
    "included",
    "supported",
    "allowed",
    "recommended",
    "part",
    "compatible",
];

/// Whether the words after a claim refuse it: 电磁炉上不可以用, PS5和iPad都不能连, "aluminium pots don't work on it".
pub(super) fn is_refused(text: &str, claim: &Range<usize>) -> bool {
    let after = around(text, claim).1;
    let said: String = after.chars().take_while(|c| c.is_alphanumeric()).collect();
    let near = REFUSALS.iter().filter_map(|word| said.find(word)).min();
    let chinese = near.is_some_and(|at| said[..at].chars().count() <= 6 && !said[..at].contains(['有', '可', '能']));
    let low = after.to_lowercase().replace('’', "'");
    let words: Vec<&str> = low.split_whitespace().take(5).collect();
    let no = words.iter().take(3).position(|word| is_denial(word));
    let english = no.is_some_and(|at| {
        let subject = words[..at]
            .iter()
            .all(|word| !matches!(*word, "is" | "has" | "and" | "with"));
        let next = words
            .get(at + 1)
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        subject && next.is_some_and(|word| REFUSED.contains(&word))
    });
    chinese || english
}

/// Whether the buyer's own thing is refused for its size: 25cm长的iPad装不下.
pub(super) fn is_too_small_for(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let said = &text[claim.clone()].to_lowercase();
    let asked = |fact: &Fact| fact.source == Source::Buyer && fact.value.to_lowercase().contains(said);
    let after = around(text, claim).1;
    TOO_SMALL.iter().any(|word| after.starts_with(word)) && facts.iter().any(asked)
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

    #[test]
    fn refusals() {
        for (text, word, refused) in [
            ("电磁炉上不可以用。", "电磁炉", true),
            ("PS5和iPad都不能连。", "PS5", true),
            ("No, aluminium pots don't work on it.", "aluminium", true),
            ("防水有保证不能少。", "防水", false),
            ("The leather strap doesn't slip.", "leather", false),
            ("Leather is not possible to beat.", "Leather", false),
        ] {
            assert_eq!(is_refused(text, &place(text, word)), refused, "{text}");
        }
    }
}
