//! Claim words by family (material, warranty, shipping, ...) against the facts, across languages: 不锈钢 supports "stainless".

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::clauses::{is_denied, label_says_no, says_no, says_unknown, says_yes, sentence_at};
use super::open::{is_open, reads_listing_out};
use super::unlisted::is_unlisted;
use super::{Context, Mark, denial, instead, refusal, spread, stock};
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
            known.add(fact, index);
        }
        known
    }

    fn add(&mut self, fact: &Fact, index: usize) {
        let text = format!("{}: {}", fact.label, fact.value);
        let label = fact.label.len();
        let (no, unknown) = (says_no(&fact.value), says_unknown(&fact.value));
        let label_no = label_says_no(&fact.label);
        let found = fact_words().find(&text);
        let in_value: Vec<Place> = found
            .iter()
            .filter(|(range, _)| range.start >= label)
            .map(|(_, place)| **place)
            .collect();
        for (range, place) in found {
            let place = *place;
            let in_label = range.end <= label;
            let opposed = opposite(place).is_some_and(|other| in_value.contains(&other));
            let spared = in_label && instead::is_not_needed(&fact.value);
            if in_label && (unknown || opposed || spared) {
                // "Stock: sold out" says nothing for "in stock".
                continue;
            }
            // "Latex: free" of goods is none of it; "Shipping: free" gives it away.
            let free = in_label && is_free_of(place, &fact.value);
            if in_label && label_no && !says_yes(&fact.value) {
                // 定制不支持: 无理由退换 denies the return, and tells of the custom work.
                self.assert(place, index);
            } else if is_denied(&text, &range) || (no && in_label) || (label_no && !in_label) || free {
                self.deny(place, index);
            } else {
                self.assert(place, index);
            }
        }
    }

    fn deny(&mut self, place: Place, fact: usize) {
        self.denied.entry(place).or_insert(fact);
        if let Some(other) = opposite(place) {
            self.asserted.entry(other).or_insert(fact);
        }
    }

    fn assert(&mut self, place: Place, fact: usize) {
        if self.asserted.contains_key(&place) {
            return;
        }
        self.asserted.insert(place, fact);
        if let Some(other) = opposite(place) {
            self.denied.entry(other).or_insert(fact);
        }
        for implied in implied(place) {
            self.assert(implied, fact);
        }
        for excluded in excluded(place) {
            self.denied.entry(excluded).or_insert(fact);
        }
    }

    /// The fact that lists what there is of a closed family: whoever has black and orange has no purple.
    fn closed(&self, (family, _): Place) -> Option<&usize> {
        let closed = families().get(family).is_some_and(|family| family.closed);
        let mut others = self.asserted.iter().filter(|((other, _), _)| *other == family);
        others.find(|_| closed).map(|(_, fact)| fact)
    }
}

/// Marks every claim in a text.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    let found = claim_words().find(text);
    let asserted = |kind: usize| -> Vec<Range<usize>> {
        let borne_out = |(range, place): &(Range<usize>, &Place)| {
            place.0 == kind && context.claims.asserted.contains_key(*place) && !is_denied(text, range)
        };
        found
            .iter()
            .filter(|item| borne_out(item))
            .map(|(range, _)| range.clone())
            .collect()
    };
    for (range, &place) in found.iter().map(|(range, place)| (range.clone(), *place)) {
        let Some((family, concept)) = at(place) else {
            continue;
        };
        if (concept.to_buyer && !context.task.speaks_to_buyer()) || !is_claim(text, range.start, family, concept) {
            continue;
        }
        let beside = family.family == "material" && denial::is_named_beside(text, &range);
        let refused = !beside && (is_denied(text, &range) || refusal::is_refused(text, &range));
        // A refusal that stands further off counts where the facts refuse too.
        let denied = !beside && is_denied(text, &range) || refused && context.claims.denied.contains_key(&place);
        if let Some(mark) = stock::mark(text, &range, concept, denied, context) {
            marks.push(mark);
            continue;
        }
        let (backing, opposing) = match denied {
            false => (context.claims.asserted.get(&place), context.claims.denied.get(&place)),
            true => (context.claims.denied.get(&place), context.claims.asserted.get(&place)),
        };
        let implied = || match denied {
            // What a fact says outright comes before what may be read from it.
            _ if opposing.is_some() => None,
            false => spread::fact(context.facts, &text[range.clone()], family.promise).or_else(|| {
                let adjusts = concept.id == "adjustable";
                adjusts.then(|| spread::range_of_lengths(text, &range, context.facts))?
            }),
            true => context.claims.closed(place).map(|&n| &context.facts[n]),
        };
        let (rule, severity, reason, fact) = match (
            backing.map(|&n| &context.facts[n]).or_else(implied),
            opposing.map(|&n| &context.facts[n]),
        ) {
            (Some(fact), _) => ("supported", Severity::Info, context.given_by(fact), Some(fact)),
            (None, _) if is_open(text, &range) || spread::is_in_name(text, &range, context.facts) => continue,
            (None, _) if denied && reads_listing_out(text, range.start) => continue,
            (None, _) if family.family == "material" && denial::is_in_caution(text, &range) => continue,
            (None, Some(_)) if denied && denial::denies_degree(text, &range, context.facts) => continue,
            (None, Some(fact)) if denied && denial::misses_condition(text, &range, fact) => continue,
            (None, Some(_)) if denied && instead::denies_grade(text, &range, context.facts) => continue,
            (None, Some(fact)) if denied && is_of_part(text, &range, family, fact, context, &found) => continue,
            (None, Some(fact)) if denied && is_policy(family) && instead::gives_condition(text, &range, fact) => {
                continue;
            }
            (None, Some(_)) if denied && instead::is_denied_of_another(text, &range, context.facts) => continue,
            (None, None) if denied && instead::is_denied_of_another(text, &range, context.facts) => continue,
            (None, None) if denied && instead::is_of_denied_kind(text, &range, context.facts) => continue,
            (None, None) if denied && instead::works_without(text, &range, family, context.facts) => continue,
            (None, None) if is_look(family) && instead::is_of_buyers_own(text, &range, context.facts) => continue,
            (None, None) if refused && refusal::is_too_small_for(text, &range, context.facts) => continue,
            (None, None) if refused && instead::names_other(text, &range, family, context.facts) => continue,
            (None, None) if denied && denial::names_instead(text, &range, context.facts) => continue,
            (None, None) if is_unlisted(text, &range) => continue,
            (None, None) if family.family == "delivery" && denial::denies_the_day(text, &range) => continue,
            (None, None) if denied && denial::corrects(text, &range, &asserted(place.0)) => continue,
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

/// Whether the denial of a material that a fact holds speaks of another part: 里面不是牛皮，里料是猪皮，鞋面才是头层牛皮.
fn is_of_part(
    text: &str,
    range: &Range<usize>,
    family: &Family,
    fact: &Fact,
    context: &Context,
    found: &[(Range<usize>, &Place)],
) -> bool {
    if family.family != "material" {
        return false;
    }
    let sentence = sentence_at(text, range.start);
    let same = found.iter().find(|(other, _)| other == range).map(|(_, place)| *place);
    let said_of_it = |(other, place): &(Range<usize>, &Place)| {
        other != range && Some(*place) == same && sentence.contains(&other.start) && !is_denied(text, other)
    };
    instead::is_name_of_part(text, range, fact)
        || found.iter().any(said_of_it) && denial::names_instead(text, range, context.facts)
}

/// Whether what a family's facts say holds under conditions.
fn is_policy(family: &Family) -> bool {
    family.promise || matches!(family.family.as_str(), "stock" | "shipping" | "warranty")
}

/// Whether the family says how a thing looks, as a buyer may say of a thing of their own.
fn is_look(family: &Family) -> bool {
    matches!(family.family.as_str(), "color" | "material")
}

/// Whether a value says of a material that the thing is free of it.
fn is_free_of((family, _): Place, value: &str) -> bool {
    let material = families().get(family).is_some_and(|family| family.family == "material");
    material && value.trim().eq_ignore_ascii_case("free")
}

/// To a buyer an unsupported promise is withheld; refusing what the facts do not settle is only for the seller to see.
fn severity(family: &Family, denied: bool, context: &Context) -> Severity {
    if family.promise && context.task.speaks_to_buyer() && !denied {
        Severity::Block
    } else {
        family.severity
    }
}

/// Whether a concept that is a claim only in some company finds it in its sentence.
fn is_claim(text: &str, at: usize, family: &Family, concept: &Concept) -> bool {
    if concept.with.is_empty() {
        return true;
    }
    let mut sentence = text[sentence_at(text, at)].trim_start().to_lowercase();
    // The label of a campaign's part posts nothing.
    if let Some(rest) = sentence.strip_prefix("post:") {
        sentence = rest.to_owned();
    }
    for other in &family.with_exempt {
        sentence = sentence.replace(other.as_str(), " ");
    }
    let words: Vec<&str> = sentence
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '\'')
        .collect();
    concept.with.iter().any(|with| match with.is_ascii() {
        true if with.contains(' ') => sentence.contains(with.as_str()),
        true => words.iter().any(|word| is_form_of(word, with)),
        false => sentence.contains(with.as_str()),
    })
}

/// Whether a word is an English stem with an ending: "shipping" and "shipment" are forms of "ship", "presenting" none of
/// "sent".
fn is_form_of(word: &str, stem: &str) -> bool {
    // "is" is no form of "i".
    let ending = word
        .strip_prefix(stem)
        .filter(|ending| stem.len() > 2 || ending.is_empty());
    ending.is_some_and(|ending| {
        matches!(
            ending,
            "" | "s" | "e" | "es" | "ed" | "d" | "ing" | "al" | "y" | "ies" | "ped" | "ping" | "ment" | "ments"
        )
    })
}

fn opposite(place: Place) -> Option<Place> {
    let (_, concept) = at(place)?;
    named(concept.opposite.as_ref()?)
}

fn named(id: &str) -> Option<Place> {
    families()
        .iter()
        .enumerate()
        .find_map(|(f, family)| Some((f, family.concepts.iter().position(|c| c.id == id)?)))
}

fn at((family, concept): Place) -> Option<(&'static Family, &'static Concept)> {
    let family = families().get(family)?;
    Some((family, family.concepts.get(concept)?))
}

fn implied(place: Place) -> Vec<Place> {
    let Some((_, concept)) = at(place) else {
        return Vec::new();
    };
    concept.implies.iter().filter_map(|id| named(id)).collect()
}

fn excluded(place: Place) -> Vec<Place> {
    let Some((_, concept)) = at(place) else {
        return Vec::new();
    };
    concept.excludes.iter().filter_map(|id| named(id)).collect()
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
        .flat_map(move |family| {
            family
                .exempt
                .iter()
                .chain(family.exempt_said.iter().filter(move |_| !facts))
        })
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
