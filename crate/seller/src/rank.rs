//! Chooses among candidates: fewest doubts first, then the most facts told, then drawing order. Near-duplicates go.

use std::collections::BTreeSet;

use crate::check::Mark;
use crate::facts::{Fact, Source};
use crate::result::Severity;
use crate::script::is_cjk;

/// A checked text on its way to the seller.
pub(crate) struct Checked {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Whether something was taken out of it.
    pub repaired: bool,
}

impl Checked {
    /// The marks that a seller has to look at.
    fn doubts(&self) -> usize {
        self.marks.iter().filter(|mark| mark.severity == Severity::Warn).count()
    }

    /// The first mark that withholds it.
    pub fn blocked(&self) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.severity == Severity::Block)
    }
}

/// Best first.
pub(crate) fn rank(candidates: &mut [Checked], facts: &[Fact]) {
    candidates.sort_by_key(|candidate| score(candidate, facts));
}

/// Lower is better. A doubt outweighs any number of facts left out; `sort_by_key` keeps drawing order among equals.
fn score(candidate: &Checked, facts: &[Fact]) -> i64 {
    let doubts = candidate.doubts() as i64;
    doubts * 1_000 - coverage(&candidate.text, facts) as i64 * 100 + i64::from(candidate.repaired) * 50
}

/// How many of the product's facts a text tells.
pub(crate) fn coverage(text: &str, facts: &[Fact]) -> usize {
    let grams = grams(text);
    let told = |fact: &&Fact| {
        let wanted = self::grams(&fact.value);
        let found = wanted.intersection(&grams).count();
        !wanted.is_empty() && found * 10 >= wanted.len() * 6
    };
    let product = |fact: &&Fact| {
        fact.source == Source::Seller
            && (matches!(fact.key.as_str(), "name" | "brand" | "audience")
                || fact.key.starts_with("attributes.")
                || fact.key.starts_with("facts."))
    };
    facts.iter().filter(product).filter(told).count()
}

/// What a text is made of for comparing: words of alphabets, pairs of Chinese characters.
pub(crate) fn grams(text: &str) -> BTreeSet<String> {
    let mut grams = BTreeSet::new();
    let low = text.to_lowercase();
    for word in low
        .split(|c: char| !c.is_alphanumeric() || is_cjk(c))
        .filter(|word| !word.is_empty())
    {
        grams.insert(word.trim_end_matches('s').to_owned());
    }
    for run in low.split(|c| !is_cjk(c)).filter(|run| !run.is_empty()) {
        let chars: Vec<char> = run.chars().collect();
        if chars.len() == 1 {
            grams.insert(run.to_owned());
        }
        grams.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
    }
    grams
}

/// Whether two texts say so nearly the same that showing both helps nobody.
pub(crate) fn near_duplicate(a: &str, b: &str) -> bool {
    let (a, b) = (grams(a), grams(b));
    let shared = a.intersection(&b).count();
    let all = a.union(&b).count();
    all == 0 || shared * 100 >= all * 85
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_duplicates() {
        assert!(near_duplicate("Lumo Desk Lamp, White", "White Lumo desk lamp"));
        assert!(!near_duplicate("Lumo Desk Lamp, White", "Lumo Desk Lamp for Students"));
        assert!(
            near_duplicate("学生护眼台灯 白色", "学生护眼台灯，白色。")
                && !near_duplicate("学生护眼台灯 白色", "护眼学习台灯")
        );
    }

    #[test]
    fn doubts_outweigh_coverage() {
        let fact = |key: &str, value: &str| Fact {
            key: key.to_owned(),
            label: String::new(),
            value: value.to_owned(),
            source: Source::Seller,
        };
        let facts = [
            fact("name", "desk lamp"),
            fact("brand", "Lumo"),
            fact("attributes.color", "white"),
        ];
        assert_eq!(coverage("White Lumo desk lamp", &facts), 3);
        let candidate = |text: &str, warn: bool| Checked {
            text: text.to_owned(),
            marks: warn
                .then(|| Mark {
                    rule: String::new(),
                    range: 0..1,
                    severity: Severity::Warn,
                    reason: String::new(),
                    fact: None,
                    removable: true,
                })
                .into_iter()
                .collect(),
            repaired: false,
        };
        let mut list = [
            candidate("White Lumo desk lamp 12 W", true),
            candidate("desk lamp", false),
            candidate("Lumo desk lamp", false),
        ];
        rank(&mut list, &facts);
        assert_eq!(
            list.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
            ["Lumo desk lamp", "desk lamp", "White Lumo desk lamp 12 W"]
        );
    }
}
