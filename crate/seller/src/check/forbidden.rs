//! Words that this seller never wants to publish, from the job.

use super::{Context, Mark};
use crate::job::Job;
use crate::lexicon::Lexicon;
use crate::result::Severity;

/// The job's own list. Braces mean alternatives in our lists and nothing in a seller's, so words with one are left out.
pub(super) fn words(job: &Job) -> Lexicon<()> {
    let plain = job.forbidden.iter().filter(|word| !word.contains(['{', '}']));
    Lexicon::of_words(plain.cloned())
}

/// Marks each of them. What the seller's own facts say cannot be mended by leaving it out, so there it is only shown.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    for (range, ()) in context.forbidden.find(text) {
        let fact = context.in_seller_facts(&text[range.clone()]);
        let severity = if fact.is_some() {
            Severity::Warn
        } else {
            Severity::Block
        };
        marks.push(Mark {
            rule: "forbidden-word".to_owned(),
            range,
            severity,
            reason: context.choose("You chose not to use this word.", "这是您设定的禁用词。"),
            fact: fact.map(|fact| fact.key.clone()),
            removable: fact.is_none(),
        });
    }
}
