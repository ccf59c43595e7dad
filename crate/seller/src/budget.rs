//! How much of each fact a prompt may hold. Step 0 is every prompt's measure; later steps are for prompts that did not fit.
//!
//! Only the prompt shrinks: the checks always see the job as it came.

use crate::job::{Job, Lang, Product};
use crate::measure::{Unit, cut_prose};
use crate::pairs::Pairs;

/// Most characters (Chinese counts two) or entries of each kind.
struct Budget {
    name: usize,
    value: usize,
    attributes: usize,
    tags: usize,
    notes: usize,
    existing: usize,
    message: usize,
    turns: usize,
    turn: usize,
}

const STEPS: [Budget; 5] = [
    Budget {
        name: 240,
        value: 160,
        attributes: 16,
        tags: 12,
        notes: 600,
        existing: 600,
        message: 1200,
        turns: 6,
        turn: 240,
    },
    Budget {
        name: 200,
        value: 100,
        attributes: 12,
        tags: 8,
        notes: 300,
        existing: 240,
        message: 800,
        turns: 4,
        turn: 160,
    },
    Budget {
        name: 160,
        value: 80,
        attributes: 8,
        tags: 4,
        notes: 160,
        existing: 0,
        message: 500,
        turns: 2,
        turn: 120,
    },
    Budget {
        name: 120,
        value: 60,
        attributes: 5,
        tags: 0,
        notes: 80,
        existing: 0,
        message: 300,
        turns: 0,
        turn: 0,
    },
    Budget {
        name: 80,
        value: 40,
        attributes: 3,
        tags: 0,
        notes: 0,
        existing: 0,
        message: 160,
        turns: 0,
        turn: 0,
    },
];

/// The job as step `step` would put it into a prompt.
pub(crate) fn fit(job: &Job, step: usize) -> Job {
    let budget = &STEPS[step.min(STEPS.len() - 1)];
    let mut job = job.clone();
    if let Some(product) = &mut job.product {
        fit_product(product, budget);
    }
    job.facts = fit_pairs(&job.facts, budget);
    job.message = job.message.map(|text| ends(&text, budget.message, job.lang));
    job.review = job.review.map(|text| ends(&text, budget.message, job.lang));
    let skip = job.thread.len().saturating_sub(budget.turns);
    job.thread.drain(..skip);
    for turn in &mut job.thread {
        turn.text = ends(&turn.text, budget.turn, job.lang);
    }
    job
}

/// The first version after `step` that is shorter than what a prompt already holds.
pub(crate) fn shorten(job: &Job, step: usize) -> Option<Job> {
    let now = fit(job, step);
    (step + 1..STEPS.len())
        .map(|next| fit(job, next))
        .find(|shorter| *shorter != now)
}

fn fit_product(product: &mut Product, budget: &Budget) {
    product.name = cut(&product.name, budget.name);
    for field in [
        &mut product.brand,
        &mut product.category,
        &mut product.audience,
        &mut product.price,
    ] {
        *field = field.take().map(|text| cut(&text, budget.value));
    }
    product.attributes = fit_pairs(&product.attributes, budget);
    product.tags.truncate(budget.tags);
    product.notes = product
        .notes
        .take()
        .map(|text| cut(&text, budget.notes))
        .filter(|text| !text.is_empty());
    if let Some(existing) = &mut product.existing {
        // The model was taught no prompt with them.
        existing.pictures.clear();
        existing.title = existing
            .title
            .take()
            .map(|text| cut(&text, budget.existing.min(budget.name)));
        existing.description = existing.description.take().map(|text| cut(&text, budget.existing));
    }
}

fn fit_pairs(pairs: &Pairs, budget: &Budget) -> Pairs {
    pairs
        .iter()
        .take(budget.attributes)
        .map(|(key, value)| (cut(key, 60), cut(value, budget.value)))
        .collect()
}

fn cut(text: &str, max: usize) -> String {
    if max == 0 {
        return String::new();
    }
    cut_prose(text, max, Unit::Cjk2, &[])
}

/// The beginning and the end of a long message: buyers open with the matter and close with the question.
fn ends(text: &str, max: usize, lang: Lang) -> String {
    if Unit::Cjk2.count(text) <= max {
        return text.to_owned();
    }
    let head = cut(text, max * 2 / 3);
    let rest: String = text[head.len().min(text.len())..].chars().rev().collect();
    let tail: String = cut_tail(&rest, max / 3).chars().rev().collect();
    let gap = if lang == Lang::Zh { "……" } else { " ... " };
    format!("{head}{gap}{}", tail.trim())
}

/// The start of a reversed text up to a blank or mark, so that the tail opens with a whole word.
fn cut_tail(reversed: &str, max: usize) -> &str {
    let mut used = 0;
    let mut best = 0;
    for (at, c) in reversed.char_indices() {
        used += Unit::Cjk2.count(c.encode_utf8(&mut [0; 4]));
        if used > max {
            break;
        }
        if c.is_whitespace() || crate::script::is_cjk(c) || crate::script::is_sentence_end(c) {
            best = at;
        }
    }
    &reversed[..best]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big() -> Job {
        let mut job = Job::from_json(
            r#"{"id":"1","task":"reply","lang":"en","product":{"name":"lamp","notes":"n","existing":{"description":"d"}}}"#,
        )
        .expect("job");
        job.message = Some(format!(
            "My lamp broke. {}Can I have a new one?",
            "It is sad. ".repeat(400)
        ));
        job.facts = (0..40).map(|n| (format!("fact {n}"), "word ".repeat(200))).collect();
        job
    }

    #[test]
    fn each_step_is_shorter_until_none_is_left() {
        let job = big();
        let size = |job: &Job| serde_json::to_string(job).expect("json").len();
        let mut last = size(&fit(&job, 0));
        let mut steps = 0;
        while let Some(shorter) = shorten(&job, steps) {
            assert!(size(&shorter) < last, "step {steps}");
            last = size(&shorter);
            steps += 1;
        }
        assert_eq!(steps, STEPS.len() - 1);
    }

    #[test]
    fn a_small_job_cannot_be_shortened() {
        let job = Job::from_json(r#"{"id":"1","task":"title","lang":"en","product":{"name":"lamp"}}"#).expect("job");
        assert_eq!(shorten(&job, 0), None);
        assert_eq!(shorten(&job, usize::MAX - 1), None);
    }

    #[test]
    fn a_long_message_keeps_its_question() {
        let message = fit(&big(), 2).message.expect("message");
        assert!(
            message.starts_with("My lamp broke.") && message.ends_with("Can I have a new one?"),
            "{message}"
        );
    }
}
