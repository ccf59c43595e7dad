//! Chooses among candidates: fewest doubts first, then the most facts told, then the seller's own style, then drawing order.
//! Near-duplicates go.

use std::collections::BTreeSet;

use crate::check::{self, Mark};
use crate::facts::{Fact, Source};
use crate::result::Severity;
use crate::script::is_cjk;
use crate::topics::{self, Topic};

/// A checked text on its way to the seller.
pub(crate) struct Checked {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Whether something was taken out of it.
    pub repaired: bool,
    /// Whether it was put together from the facts, without a model.
    pub from_facts: bool,
    /// How unlike the seller's own texts it is; less than a fact told weighs. 0 without such texts.
    pub off_style: i64,
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

/// Best first. `unanswerable`: no fact touches what a buyer asked, so a reply that leaves it open is the better one. `lead`: how far
/// ahead a text of the facts alone begins.
pub(crate) fn rank(candidates: &mut [Checked], facts: &[&Fact], unanswerable: bool, lead: i64) {
    candidates.sort_by_key(|candidate| {
        let rash = unanswerable && !check::leaves_open(&candidate.text);
        score(candidate, facts) - i64::from(candidate.from_facts) * lead + i64::from(rash) * 500
    });
}

/// Lower is better. A doubt outweighs any number of facts left out; `sort_by_key` keeps drawing order among equals.
fn score(candidate: &Checked, facts: &[&Fact]) -> i64 {
    let doubts = candidate.doubts() as i64;
    let told = coverage(&candidate.text, facts) as i64;
    doubts * 1_000 - told * 100 + i64::from(candidate.repaired) * 50 + candidate.off_style
}

/// The facts that a good text tells: for a reply those that the buyer's words touch (first by topic, then by a shared word), for a
/// listing all.
pub(crate) fn worth_telling(facts: &[Fact], to_buyer: bool) -> Vec<&Fact> {
    if !to_buyer {
        return facts.iter().collect();
    }
    let asked: BTreeSet<String> = facts
        .iter()
        .filter(|fact| fact.source == Source::Buyer)
        .flat_map(|fact| grams(&fact.value))
        .filter(|gram| !is_filler(gram))
        .collect();
    let raised: BTreeSet<Topic> = facts
        .iter()
        .filter(|fact| fact.source == Source::Buyer)
        .flat_map(|fact| topics::raised(&fact.value))
        .collect();
    let meant = |fact: &Fact| !topics::of_name(&fact.label).is_disjoint(&raised);
    let named = |fact: &Fact| !grams(&format!("{} {}", fact.label, fact.value)).is_disjoint(&asked);
    let own = facts
        .iter()
        .filter(|fact| fact.source == Source::Seller && fact.key != "name");
    let (mut first, second): (Vec<&Fact>, Vec<&Fact>) = own.partition(|fact| meant(fact));
    first.extend(second.into_iter().filter(|fact| named(fact)));
    first
}

/// Words that say nothing about what is asked.
fn is_filler(gram: &str) -> bool {
    let short = !gram.chars().any(|c| is_cjk(c) || c.is_ascii_digit()) && gram.chars().count() < 3;
    short
        || [
            "the", "and", "for", "you", "your", "this", "that", "have", "has", "doe", "can", "will", "with", "are",
            "what", "how", "when", "but", "not", "wa", "any", "there", "please", "hello", "thank", "from", "would",
            "get", "just", "very", "one", "我的", "你们", "这个", "可以", "有没", "没有", "请问", "什么", "怎么",
            "是不", "不是", "一下", "的吗", "你好",
        ]
        .contains(&gram)
}

/// How many of the product's facts a text tells.
fn coverage(text: &str, facts: &[&Fact]) -> usize {
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
    facts.iter().copied().filter(product).filter(told).count()
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
    fn a_reply_should_tell_what_was_asked() {
        let fact = |key: &str, label: &str, value: &str, source| Fact {
            key: key.to_owned(),
            label: label.to_owned(),
            value: value.to_owned(),
            source,
        };
        let facts = [
            fact("attributes.color", "Color", "white", Source::Seller),
            fact("facts.returns", "Returns", "within 30 days", Source::Seller),
            fact(
                "message",
                "Buyer",
                "Can I return the lamp if it is too big?",
                Source::Buyer,
            ),
        ];
        let told: Vec<String> = worth_telling(&facts, true)
            .into_iter()
            .map(|fact| fact.key.clone())
            .collect();
        assert_eq!(told, ["facts.returns"]);
        assert_eq!(worth_telling(&facts, false).len(), 3);
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
        let facts: Vec<&Fact> = facts.iter().collect();
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
            from_facts: false,
            off_style: 0,
        };
        let mut list = [
            candidate("White Lumo desk lamp 12 W", true),
            candidate("desk lamp", false),
            candidate("Lumo desk lamp", false),
        ];
        rank(&mut list, &facts, false, 0);
        assert_eq!(
            list.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
            ["Lumo desk lamp", "desk lamp", "White Lumo desk lamp 12 W"]
        );
        let mut list = [
            Checked {
                off_style: 90,
                ..candidate("Lumo desk lamp", false)
            },
            Checked {
                off_style: 60,
                ..candidate("desk lamp", false)
            },
            candidate("the desk lamp", false),
        ];
        rank(&mut list, &facts, false, 0);
        assert_eq!(
            list.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
            ["Lumo desk lamp", "the desk lamp", "desk lamp"],
            "a fact told weighs more than style"
        );
    }
}
