//! Claims of several English words that a fact spells apart: "100% cotton" from "Cotton: 100%", "BPA free" from "BPA: free",
//! "walnut wood" from "wood stain, walnut".

use std::ops::Range;

use super::clauses::{clause_at, says_no};
use crate::facts::{Fact, Source};
use crate::number::{Reading, quantities, squeeze};

/// Words that turn a fact's words into their opposite, so that they must not be read apart.
const DENIALS: [&str; 10] = [
    "no",
    "not",
    "none",
    "never",
    "without",
    "cannot",
    "excl",
    "excluding",
    "except",
    "optional",
];

/// The seller's fact that holds every word of `claim`. Of a promise, one of them must be the fact's name: "free gift box" in
/// a value gives no gift away.
pub(super) fn fact<'f>(facts: &'f [Fact], claim: &str, promise: bool) -> Option<&'f Fact> {
    let wanted = words(claim);
    if wanted.len() < 2 || !claim.is_ascii() {
        return None;
    }
    facts.iter().filter(|fact| fact.source == Source::Seller).find(|fact| {
        let label = words(&fact.label);
        let holds = |value: &str| {
            let value = words(value);
            let denied = label
                .iter()
                .chain(&value)
                .any(|word| DENIALS.contains(&word.as_str()) || word.ends_with("n't"));
            let in_label = |word: &String| label.iter().any(|other| same(word, other));
            let in_value = |word: &String| value.iter().any(|other| same(word, other));
            let named = !promise || (wanted.iter().any(in_label) && wanted.iter().any(in_value));
            !denied && named && wanted.iter().all(|word| in_label(word) || in_value(word))
        };
        // "Water: repellent, not waterproof": the denial is of another clause.
        let head = fact.value.split([',', ';']).next().unwrap_or("");
        !says_no(&fact.value) && (holds(&fact.value) || holds(head))
    })
}

/// The fact whose range of lengths stands in the clause: 54-76cm可调, "the back adjusts from 42-52 cm".
pub(super) fn range_of_lengths<'f>(text: &str, claim: &Range<usize>, facts: &'f [Fact]) -> Option<&'f Fact> {
    let clause = squeeze(clause_at(text, claim));
    facts.iter().filter(|fact| fact.source == Source::Seller).find(|fact| {
        let ends = quantities(&fact.value, Reading::Fact);
        let lengths = ends
            .iter()
            .filter(|end| end.measure.is_some_and(|measure| measure.dimension == "length"));
        let ranged = ends.len() == 2 && lengths.count() == 2 && fact.value.contains(['-', '–', '~', '～']);
        ranged && fact.value.chars().count() <= 14 && clause.contains(&squeeze(&fact.value))
    })
}

/// Whether the claim is part of a name of several words that a fact, the buyer's too, writes just so: the oak of "Bright
/// Oak Ltd" is no wood.
pub(super) fn is_in_name(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let mut start = claim.start;
    while let Some(word) = text[..start]
        .trim_end_matches(' ')
        .rsplit(' ')
        .next()
        .filter(|word| capital(word))
    {
        start = text[..start].trim_end_matches(' ').len() - word.len();
    }
    let mut end = claim.end;
    while let Some(word) = text[end..]
        .strip_prefix(' ')
        .and_then(|rest| rest.split([' ', '.', ',', ';', '?', '!']).next())
    {
        if !capital(word) {
            break;
        }
        end += 1 + word.len();
    }
    // A name has a word before the claim: "Oak Table" is a table of oak.
    let led = start < claim.start && end > claim.end && capital(&text[claim.clone()]);
    led && facts.iter().any(|fact| fact.value.contains(&text[start..end]))
}

fn words(text: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\'' | '%');
    text.split(|c: char| !part(c))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// "sides" and "sided", "folds" and "folded" are one word here.
fn same(a: &str, b: &str) -> bool {
    let stems = |word: &str| -> Vec<String> {
        let endings = ["", "s", "d", "es", "ed", "ing"];
        let stem = |ending: &&str| {
            word.strip_suffix(*ending)
                .filter(|stem| ending.is_empty() || stem.len() > 2)
        };
        endings.iter().filter_map(stem).map(str::to_owned).collect()
    };
    let others = stems(b);
    a == b || stems(a).iter().any(|stem| others.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::super::one_fact;
    use super::*;

    #[test]
    fn words_apart_bear_the_claim_out() {
        for (label, value, claim) in [
            ("cotton", "100%, 190gsm", "100% cotton"),
            ("BPA", "free", "BPA free"),
            ("Steel", "carbon, non stick", "carbon steel"),
            ("Sides", "double", "double sided"),
            ("Folded", "flat", "folds flat"),
            ("Item", "wood stain 2.5 L, walnut", "walnut wood"),
            ("wash", "machine 30", "Machine wash"),
            ("Water", "repellent, not waterproof", "water repellent"),
        ] {
            assert!(fact(&one_fact(label, value), claim, false).is_some(), "{claim}");
        }
        assert!(fact(&one_fact("sample", "1 free per district"), "free sample", true).is_some());
    }

    #[test]
    fn other_words_do_not() {
        for (label, value, claim) in [
            ("Leather", "not genuine", "genuine leather"),
            ("Cotton", "60%", "100% cotton"),
            ("BPA", "no", "BPA free"),
            ("Water", "not repellent, dries", "water repellent"),
            ("Steel", "carbon", "steel"),
        ] {
            assert!(fact(&one_fact(label, value), claim, false).is_none(), "{claim}");
        }
        assert!(fact(&one_fact("Box", "gift box, free lid"), "free gift", true).is_none());
    }

    #[test]
    fn a_range_of_lengths_adjusts() {
        let adjusts = |label: &str, value: &str| {
            let text = "学习桌高54-76cm可调。";
            let at = text.find("可调").expect("claim");
            range_of_lengths(text, &(at..at + "可调".len()), &one_fact(label, value)).is_some()
        };
        assert!(adjusts("高度", "54-76cm") && !adjusts("高度", "76cm") && !adjusts("尺寸", "54×76cm"));
    }

    #[test]
    fn names_hold_words() {
        let text = "I'll request it for Bright Oak Ltd now.";
        let oak = text.find("Oak").expect("oak");
        assert!(is_in_name(
            text,
            &(oak..oak + 3),
            &one_fact("Buyer", "the company is Bright Oak Ltd")
        ));
        assert!(!is_in_name(text, &(oak..oak + 3), &one_fact("Buyer", "is it oak?")));
        assert!(!is_in_name(
            "An Oak Table",
            &(3..6),
            &one_fact("Buyer", "is it an Oak Table")
        ));
    }
}
