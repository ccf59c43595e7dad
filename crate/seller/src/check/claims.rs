//! Claim words by family (material, warranty, shipping, ...) against the facts, across languages: 不锈钢 supports "stainless".

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::clauses::{is_denied, is_open, says_no, sentence_at};
use super::{Context, Mark};
use crate::facts::{Fact, Source};
use crate::lexicon::Lexicon;
use crate::result::Severity;
use crate::rules::{Concept, Family, families};

/// A concept's place: family and index.
type Place = (usize, usize);

/// What the facts say of each concept: the fact that asserts it, and the one that denies it.
pub(super) struct Known {
    asserted: BTreeMap<Place, usize>,
    denied: BTreeMap<Place, usize>,
}

impl Known {
    /// Reads the seller's facts; a buyer's words prove nothing.
    pub fn read(facts: &[Fact]) -> Self {
        let mut known = Self {
            asserted: BTreeMap::new(),
            denied: BTreeMap::new(),
        };
        for (index, fact) in facts
            .iter()
            .enumerate()
            .filter(|(_, fact)| fact.source == Source::Seller)
        {
            let text = format!("{}: {}", fact.label, fact.value);
            let no = says_no(&fact.value);
            for (range, &place) in fact_words().find(&text) {
                if is_denied(&text, &range) || (no && range.end <= fact.label.len()) {
                    known.denied.entry(place).or_insert(index);
                } else {
                    known.assert(place, index);
                }
            }
        }
        known
    }

    fn assert(&mut self, place: Place, fact: usize) {
        if self.asserted.contains_key(&place) {
            return;
        }
        self.asserted.insert(place, fact);
        for implied in implied(place) {
            self.assert(implied, fact);
        }
    }
}

/// Marks every claim in a text.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for (range, &place) in claim_words().find(text) {
        let Some((family, concept)) = at(place) else {
            continue;
        };
        if !is_claim(text, range.start, concept) {
            continue;
        }
        let denied = is_denied(text, &range);
        let (backing, opposing) = match denied {
            false => (context.claims.asserted.get(&place), context.claims.denied.get(&place)),
            true => (context.claims.denied.get(&place), context.claims.asserted.get(&place)),
        };
        let (rule, severity, reason, fact) = match (
            backing.map(|&n| &context.facts[n]),
            opposing.map(|&n| &context.facts[n]),
        ) {
            (Some(fact), _) => ("supported", Severity::Info, context.given_by(fact), Some(fact)),
            (None, _) if is_open(text, &range) => continue,
            (None, Some(fact)) => {
                let reason = context
                    .say("The facts say the opposite.", "与给出的信息相反。")
                    .to_owned();
                ("contradicts", Severity::Block, reason, Some(fact))
            }
            (None, None) => (
                "unsupported",
                severity(family, denied, context),
                family.reason(context.job.reason_lang()).to_owned(),
                None,
            ),
        };
        marks.push(Mark {
            rule: format!("{rule}-{}", family.family),
            range,
            severity,
            reason,
            fact: fact.map(|fact| fact.key.clone()),
            removable: severity != Severity::Info,
        });
    }
}

/// To a buyer an unsupported promise is withheld; refusing what the facts do not settle is only for the seller to see.
fn severity(family: &Family, denied: bool, context: &Context) -> Severity {
    if family.promise && context.task.speaks_to_buyer() && !denied {
        Severity::Block
    } else {
        family.severity
    }
}

fn is_claim(text: &str, at: usize, concept: &Concept) -> bool {
    if concept.with.is_empty() {
        return true;
    }
    let sentence = text[sentence_at(text, at)].to_lowercase();
    concept.with.iter().any(|word| sentence.contains(word.as_str()))
}

fn at((family, concept): Place) -> Option<(&'static Family, &'static Concept)> {
    let family = families().get(family)?;
    Some((family, family.concepts.get(concept)?))
}

fn implied(place: Place) -> Vec<Place> {
    let Some((_, concept)) = at(place) else {
        return Vec::new();
    };
    let named = |id: &String| {
        families()
            .iter()
            .enumerate()
            .find_map(|(f, family)| Some((f, family.concepts.iter().position(|c| c.id == *id)?)))
    };
    concept.implies.iter().filter_map(named).collect()
}

fn claim_words() -> &'static Lexicon<Place> {
    static WORDS: OnceLock<Lexicon<Place>> = OnceLock::new();
    WORDS.get_or_init(|| build(false))
}

fn fact_words() -> &'static Lexicon<Place> {
    static WORDS: OnceLock<Lexicon<Place>> = OnceLock::new();
    WORDS.get_or_init(|| build(true))
}

fn build(facts: bool) -> Lexicon<Place> {
    let exempt = families()
        .iter()
        .flat_map(|family| &family.exempt)
        .map(|word| (word.clone(), None));
    let words = families().iter().enumerate().flat_map(|(f, family)| {
        family.concepts.iter().enumerate().flat_map(move |(c, concept)| {
            let short = concept.facts.iter().filter(move |_| facts);
            concept
                .en
                .iter()
                .chain(&concept.zh)
                .chain(short)
                .map(move |word| (word.clone(), Some((f, c))))
        })
    });
    Lexicon::new(exempt.chain(words))
}
