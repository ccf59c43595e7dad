//! The seller's own way of writing, measured on texts that they wrote. It does two things: among candidates that are equally
//! good it prefers the one that is most like those texts, and it puts exclamation marks, emoji, the form of address and
//! contractions as they do. Nothing that those texts say is a fact, and none of them enters a prompt.

mod address;
mod contractions;
mod counts;
mod marks;
mod stays;
#[cfg(test)]
mod tests;

use crate::facts::Fact;
use crate::job::Lang;
use crate::script::{is_foreign, is_han, is_latin};
use crate::tasks::Shape;
use counts::Counts;

/// Sentences without an exclamation mark, or an emoji, that make a habit of it.
const ENOUGH: usize = 3;
/// Words of one kind, and none of the other, that make a habit of it.
const ENOUGH_WORDS: usize = 2;
/// The farthest that a text may be from the habits; a fact told weighs 100 in [`crate::rank`].
const FARTHEST: f64 = 90.0;

/// What the seller does and does not do.
pub(crate) struct Habits {
    lang: Lang,
    counts: Counts,
}

/// What a text is, as far as a habit needs to know to leave its names, values and form alone.
pub(crate) struct Setting<'a> {
    pub lang: Lang,
    pub shape: Shape,
    pub facts: &'a [Fact],
}

/// Gives the text another habit; the same text where it has it.
type Step = fn(&str, &Setting) -> String;

impl Habits {
    /// Reads those of the samples that are in `lang`; `None` where there is none.
    pub fn of(samples: &[String], lang: Lang) -> Option<Self> {
        let own = samples.iter().filter(|sample| is_in(sample, lang));
        let counts: Counts = own.map(|sample| Counts::read(sample, lang)).sum();
        (counts.sentences > 0).then_some(Self { lang, counts })
    }

    /// How unlike the samples a text is, from 0 to less than a fact told weighs.
    pub fn distance(&self, text: &str, shape: Shape) -> i64 {
        let pairs = self
            .counts
            .traits(shape)
            .into_iter()
            .zip(Counts::read(text, self.lang).traits(shape));
        let gaps: Vec<f64> = pairs
            .filter_map(|(own, its)| Some((own? - its?).abs().min(1.0)))
            .collect();
        // Every text that says anything has sentences, so there is always something to compare.
        (gaps.iter().sum::<f64>() / gaps.len().max(1) as f64 * FARTHEST) as i64
    }

    /// The text with the seller's habits. `accept` judges every change by itself; one that it refuses is not made.
    pub fn apply(&self, text: &str, setting: &Setting, mut accept: impl FnMut(&str) -> bool) -> String {
        let mut text = text.to_owned();
        for step in self.steps() {
            let next = step(&text, setting);
            if next != text && accept(&next) {
                text = next;
            }
        }
        text
    }

    /// Only what the samples never do is taken out of a text, and only what they always do is put into it.
    fn steps(&self) -> Vec<Step> {
        let c = &self.counts;
        let settled = c.sentences >= ENOUGH;
        let habits: [(bool, Step); 5] = [
            (settled && c.emoji == 0, marks::without_emoji),
            (settled && c.shouts == 0, marks::without_shouts),
            (c.formal >= ENOUGH_WORDS && c.informal == 0, address::formal),
            (c.informal >= ENOUGH_WORDS && c.formal == 0, address::informal),
            (
                c.written_out >= ENOUGH_WORDS && c.contracted == 0,
                contractions::written_out,
            ),
        ];
        habits
            .into_iter()
            .filter_map(|(has, step)| has.then_some(step))
            .collect()
    }
}

/// Whether a sample is written in `lang`, told by its script.
fn is_in(sample: &str, lang: Lang) -> bool {
    let count = |of: fn(char) -> bool| sample.chars().filter(|&c| of(c)).count();
    let (han, foreign) = (count(is_han), count(is_foreign));
    let words = sample.split(|c| !is_latin(c)).filter(|word| !word.is_empty()).count();
    match lang {
        Lang::En => words > han && words > foreign,
        Lang::Zh => han >= words && han > foreign,
    }
}
