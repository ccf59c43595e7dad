//! The checks: what in a text the facts support, what they do not, and what must not be published.
//!
//! Each check is a file that adds marks. A mark supported by a fact is information the interface links to that fact;
//! `warn` asks the seller to look; `block` withholds the text.

mod banned;
mod claims;
mod clauses;
mod contact;
mod contents;
mod contradiction;
mod denial;
mod forbidden;
mod form;
mod instead;
mod lists;
mod names;
mod numbers;
mod open;
mod platform_form;
mod product_name;
mod refusal;
mod silence;
mod spread;
mod stock;
mod unlisted;

use std::ops::Range;

pub(crate) use clauses::is_denied;
pub(crate) use open::leaves_open;

use crate::facts::{Fact, Source};
use crate::job::{Job, Lang};
use crate::lexicon::Lexicon;
use crate::result::{Check, Severity};
use crate::rules::Platform;
use crate::tasks::{Shape, Task};

/// What the checks look a text up in. Built once for all candidates of a job.
pub(crate) struct Context<'a> {
    pub job: &'a Job,
    pub task: &'a dyn Task,
    pub platform: &'static Platform,
    pub facts: &'a [Fact],
    claims: claims::Known,
    forbidden: Lexicon<()>,
    numbers: numbers::Known,
}

impl<'a> Context<'a> {
    /// Reads the job's facts.
    pub fn new(job: &'a Job, task: &'a dyn Task, platform: &'static Platform, facts: &'a [Fact]) -> Self {
        Self {
            job,
            task,
            platform,
            facts,
            claims: claims::Known::read(facts),
            forbidden: forbidden::words(job),
            numbers: numbers::Known::read(facts),
        }
    }

    /// The product's name, or nothing.
    pub fn name(&self) -> &str {
        self.job.product.as_ref().map_or("", |product| product.name.as_str())
    }

    /// A sentence in the language of reasons.
    pub fn choose(&self, en: &str, zh: &str) -> String {
        self.say(en, zh).to_owned()
    }

    fn say<'s>(&self, en: &'s str, zh: &'s str) -> &'s str {
        match self.job.reason_lang() {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// The sentence on a mark that a fact supports.
    fn given_by(&self, fact: &Fact) -> String {
        match self.job.reason_lang() {
            Lang::En => format!("Given by \"{}\".", fact.label),
            Lang::Zh => format!("来自“{}”。", fact.label),
        }
    }

    /// Whether a word stands in something the seller vouches for.
    fn in_seller_facts(&self, word: &str) -> Option<&Fact> {
        let word = word.to_lowercase();
        self.facts
            .iter()
            .filter(|fact| fact.source == Source::Seller)
            .find(|fact| fact.value.to_lowercase().contains(&word))
    }

    /// The platform field whose rules hold at this place of the text.
    fn field_at(&self, text: &str, at: usize) -> &'static str {
        let Shape::Parts(parts) = self.task.shape() else {
            return self.task.field();
        };
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        let part = parts
            .iter()
            .find(|part| text[start..].starts_with(part.label(self.job.lang)));
        part.map_or(self.task.field(), |part| part.field)
    }
}

/// A finding, with its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub rule: String,
    pub range: Range<usize>,
    pub severity: Severity,
    pub reason: String,
    pub fact: Option<String>,
    /// Whether taking the marked words (or their sentence) out would mend the text.
    pub removable: bool,
}

/// All findings on a text, in text order.
pub(crate) fn run(text: &str, context: &Context) -> Vec<Mark> {
    let mut marks = Vec::new();
    claims::check(text, context, &mut marks);
    numbers::check(text, context, &mut marks);
    contradiction::check(text, context, &mut marks);
    contents::check(text, context, &mut marks);
    names::check(text, context, &mut marks);
    banned::check(text, context, &mut marks);
    forbidden::check(text, context, &mut marks);
    contact::check(text, context, &mut marks);
    form::check(text, context, &mut marks);
    platform_form::check(text, context, &mut marks);
    marks.sort_by(|a, b| (a.range.start, a.range.end, &a.rule).cmp(&(b.range.start, b.range.end, &b.rule)));
    marks.dedup_by(|a, b| a.rule == b.rule && a.range == b.range);
    marks
}

/// A mark as it travels: its span counted in Unicode scalar values.
pub(crate) fn to_check(text: &str, mark: &Mark) -> Check {
    let scalars = |at: usize| text.get(..at).map_or(0, |head| head.chars().count()) as u32;
    Check {
        rule: mark.rule.clone(),
        span: (scalars(mark.range.start), scalars(mark.range.end)),
        severity: mark.severity,
        reason: mark.reason.clone(),
        fact: mark.fact.clone(),
    }
}

/// Where a word stands first, for the tests of the checks.
#[cfg(test)]
fn place(text: &str, word: &str) -> Range<usize> {
    let at = text.find(word).expect("word");
    at..at + word.len()
}

/// One fact of the seller's, for the tests of the checks.
#[cfg(test)]
fn one_fact(label: &str, value: &str) -> Vec<Fact> {
    vec![Fact {
        key: String::new(),
        label: label.to_owned(),
        value: value.to_owned(),
        source: Source::Seller,
    }]
}
