//! How well reviews' feelings are told: accuracy, precision, recall, F1.

use super::Outcome;
use serde::Serialize;
use shopquill_seller::{Lang, Sentiment};

/// The classes in report order.
pub const CLASSES: [Sentiment; 3] = [Sentiment::Positive, Sentiment::Neutral, Sentiment::Negative];

/// Scores over the reviews of a language.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Reviews with a known feeling.
    pub reviews: usize,
    /// Share told right; a review that brought no analysis is wrong.
    pub accuracy: f64,
    /// Precision, recall and F1 of each of [`CLASSES`].
    pub classes: [[f64; 3]; 3],
    /// The mean of the classes' F1.
    pub macro_f1: f64,
}

/// The scores of all reviews in `lang`.
pub fn scores(outcomes: &[Outcome], lang: Lang) -> Scores {
    let told: Vec<(Sentiment, Option<Sentiment>)> = outcomes
        .iter()
        .filter(|outcome| outcome.case.job.lang == lang)
        .filter_map(|outcome| {
            let found = outcome.result.as_ref().and_then(|result| result.sentiment);
            Some((outcome.case.expect.sentiment?, found))
        })
        .collect();
    of(&told)
}

fn of(told: &[(Sentiment, Option<Sentiment>)]) -> Scores {
    if told.is_empty() {
        return Scores::default();
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let classes = CLASSES.map(|class| {
        let right = told
            .iter()
            .filter(|(is, found)| *is == class && *found == Some(class))
            .count();
        let precision = share(right, told.iter().filter(|(_, found)| *found == Some(class)).count());
        let recall = share(right, told.iter().filter(|(is, _)| *is == class).count());
        let sum = precision + recall;
        [
            precision,
            recall,
            if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 },
        ]
    });
    Scores {
        reviews: told.len(),
        accuracy: share(
            told.iter().filter(|(is, found)| Some(*is) == *found).count(),
            told.len(),
        ),
        classes,
        macro_f1: classes.iter().map(|class| class[2]).sum::<f64>() / 3.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Sentiment::{Negative, Neutral, Positive};

    #[test]
    fn f1_by_hand() {
        let told = [
            (Positive, Some(Positive)),
            (Positive, Some(Negative)),
            (Negative, Some(Negative)),
            (Neutral, None),
        ];
        let scores = of(&told);
        assert!((scores.accuracy - 0.5).abs() < 1e-9);
        assert!((scores.classes[0][2] - 2.0 / 3.0).abs() < 1e-9 && (scores.classes[2][2] - 2.0 / 3.0).abs() < 1e-9);
        assert!((scores.macro_f1 - 4.0 / 9.0).abs() < 1e-9);
    }
}
