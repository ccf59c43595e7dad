//! Many reviews read together: how buyers feel, what they speak of, what goes wrong, what they miss, whom they buy for.
//!
//! Every figure names the reviews it counts, every quote stands in its review letter for letter, and nothing is called a
//! problem or a need that a single review tells of.

use serde::{Deserialize, Serialize};

use crate::result::{Aspect, JobResult, Sentiment};

mod buyers;
mod group;
mod quote;

use group::{Same, grouped};

/// One review with its analysis.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReviewEntry {
    /// The buyer's text.
    pub review: String,
    /// The buyer's stars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub rating: Option<f64>,
    /// When it was written; `2026-03-14` or longer is sorted into months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub date: Option<String>,
    /// What `review-analysis` made of it.
    pub result: JobResult,
}

/// A count, and the reviews that were counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Figure {
    /// How many reviews.
    pub count: u32,
    /// Which, by their place in the list that came in.
    pub reviews: Vec<u32>,
}

impl Figure {
    fn add(&mut self, review: usize) {
        let review = review as u32;
        if !self.reviews.contains(&review) {
            self.reviews.push(review);
            self.count += 1;
        }
    }
}

/// A figure for each feeling.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Feelings {
    /// Content.
    pub positive: Figure,
    /// Not content.
    pub negative: Figure,
    /// Both or neither.
    pub neutral: Figure,
}

impl Feelings {
    fn add(&mut self, sentiment: Sentiment, review: usize) {
        match sentiment {
            Sentiment::Positive => self.positive.add(review),
            Sentiment::Negative => self.negative.add(review),
            Sentiment::Neutral => self.neutral.add(review),
        }
    }
}

/// A buyer's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReviewQuote {
    /// The words, letter for letter.
    pub text: String,
    /// The review they stand in.
    pub review: u32,
    /// What they were said as, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub sentiment: Option<Sentiment>,
}

/// One thing that reviews speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AspectGroup {
    /// Its commonest name.
    pub name: String,
    /// Every name it was given.
    pub names: Vec<String>,
    /// How buyers found it. A review that says both counts on both sides.
    pub feelings: Feelings,
    /// Up to three quotes a feeling.
    pub quotes: Vec<ReviewQuote>,
}

/// Something several reviews say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// What it is about, in the reviews' own words.
    pub name: String,
    /// Who says so.
    pub figure: Figure,
    /// Up to three quotes.
    pub quotes: Vec<ReviewQuote>,
}

/// A month's reviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Month {
    /// For example `2026-03`.
    pub month: String,
    /// How buyers felt in it.
    pub feelings: Feelings,
}

/// The stars that were given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stars {
    /// Their mean.
    pub mean: f64,
    /// The reviews that gave any.
    pub figure: Figure,
}

/// What many reviews say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReviewReport {
    /// How many reviews came in.
    pub total: u32,
    /// Reviews by feeling.
    pub feelings: Feelings,
    /// Reviews without a feeling: their analysis failed.
    pub unread: Figure,
    /// The stars, where reviews have any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub stars: Option<Stars>,
    /// Months in order, from reviews with a date.
    pub months: Vec<Month>,
    /// What reviews speak of, the most spoken of first.
    pub aspects: Vec<AspectGroup>,
    /// What at least two reviews complain of, the commonest first.
    pub problems: Vec<Finding>,
    /// What at least two reviews miss, the commonest first.
    pub needs: Vec<Finding>,
    /// Whom it was bought for, in phrases that stand in the reviews.
    pub buyers: Vec<Finding>,
    /// What it was bought for, likewise.
    pub uses: Vec<Finding>,
}

/// The fewest reviews that make a problem or a need.
const SEVERAL: u32 = 2;
/// Quotes shown for one thing.
const QUOTES: usize = 3;

/// Reads many reviews together. Pure; the list may mix languages.
pub fn analyse_reviews(entries: &[ReviewEntry]) -> ReviewReport {
    let mut report = ReviewReport {
        total: entries.len() as u32,
        ..ReviewReport::default()
    };
    for (n, entry) in entries.iter().enumerate() {
        match entry.result.sentiment {
            Some(sentiment) => report.feelings.add(sentiment, n),
            None => report.unread.add(n),
        }
    }
    report.stars = stars(entries);
    report.months = months(entries);
    report.aspects = aspects(entries);
    report.problems = problems(&report.aspects);
    report.needs = needs(entries);
    let texts: Vec<&str> = entries.iter().map(|entry| entry.review.as_str()).collect();
    report.buyers = buyers::whom(&texts);
    report.uses = buyers::what_for(&texts);
    report
}

fn stars(entries: &[ReviewEntry]) -> Option<Stars> {
    let mut figure = Figure::default();
    let mut sum = 0.0;
    for (n, rating) in entries.iter().enumerate().filter_map(|(n, e)| Some((n, e.rating?))) {
        if rating.is_finite() {
            sum += rating;
            figure.add(n);
        }
    }
    (figure.count > 0).then(|| Stars {
        mean: sum / f64::from(figure.count),
        figure,
    })
}

fn months(entries: &[ReviewEntry]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let (Some(month), Some(sentiment)) = (entry.date.as_deref().and_then(month_of), entry.result.sentiment) else {
            continue;
        };
        let at = months.iter().position(|known| known.month == month).unwrap_or_else(|| {
            months.push(Month {
                month: month.to_owned(),
                feelings: Feelings::default(),
            });
            months.len() - 1
        });
        months[at].feelings.add(sentiment, n);
    }
    months.sort_by(|a, b| a.month.cmp(&b.month));
    months
}

/// The year and month of an ISO date.
fn month_of(date: &str) -> Option<&str> {
    let month = date.trim().get(..7)?;
    let fits = month
        .bytes()
        .enumerate()
        .all(|(at, b)| if at == 4 { b == b'-' } else { b.is_ascii_digit() });
    fits.then_some(month)
}

fn aspects(entries: &[ReviewEntry]) -> Vec<AspectGroup> {
    let said: Vec<(usize, &Aspect)> = entries
        .iter()
        .enumerate()
        .flat_map(|(n, entry)| entry.result.aspects.iter().flatten().map(move |aspect| (n, aspect)))
        .collect();
    let names: Vec<&str> = said.iter().map(|(_, aspect)| aspect.aspect.as_str()).collect();
    let mut groups: Vec<AspectGroup> = grouped(&names, Same::Aspect)
        .into_iter()
        .map(|members| {
            let mut group = AspectGroup {
                name: commonest(members.iter().map(|&m| names[m])),
                names: Vec::new(),
                feelings: Feelings::default(),
                quotes: Vec::new(),
            };
            for (review, aspect) in members.iter().map(|&m| said[m]) {
                if !group.names.contains(&aspect.aspect) {
                    group.names.push(aspect.aspect.clone());
                }
                group.feelings.add(aspect.sentiment, review);
                let words = aspect
                    .quote
                    .as_deref()
                    .and_then(|q| quote::exact(&entries[review].review, q));
                add_quote(&mut group.quotes, words, review, Some(aspect.sentiment));
            }
            group
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(voices(group)));
    groups
}

/// How many reviews speak of it.
fn voices(group: &AspectGroup) -> usize {
    let feelings = &group.feelings;
    let all = [&feelings.positive, &feelings.negative, &feelings.neutral];
    all.iter()
        .flat_map(|figure| &figure.reviews)
        .collect::<std::collections::BTreeSet<_>>()
        .len()
}

/// Keeps a quote while there are fewer than three of its feeling, one a review.
fn add_quote(quotes: &mut Vec<ReviewQuote>, text: Option<&str>, review: usize, sentiment: Option<Sentiment>) {
    let Some(text) = text else {
        return;
    };
    let review = review as u32;
    let alike = quotes.iter().filter(|quote| quote.sentiment == sentiment);
    if alike.clone().count() < QUOTES && !alike.clone().any(|quote| quote.review == review || quote.text == text) {
        quotes.push(ReviewQuote {
            text: text.to_owned(),
            review,
            sentiment,
        });
    }
}

fn problems(aspects: &[AspectGroup]) -> Vec<Finding> {
    let mut found: Vec<Finding> = aspects
        .iter()
        .filter(|group| group.feelings.negative.count >= SEVERAL)
        .map(|group| Finding {
            name: group.name.clone(),
            figure: group.feelings.negative.clone(),
            quotes: group
                .quotes
                .iter()
                .filter(|quote| quote.sentiment == Some(Sentiment::Negative))
                .cloned()
                .collect(),
        })
        .collect();
    by_count(&mut found);
    found
}

fn needs(entries: &[ReviewEntry]) -> Vec<Finding> {
    let said: Vec<(usize, &str)> = entries
        .iter()
        .enumerate()
        .flat_map(|(n, entry)| entry.result.needs.iter().flatten().map(move |need| (n, need.as_str())))
        .collect();
    let words: Vec<&str> = said.iter().map(|&(_, need)| need).collect();
    let mut found: Vec<Finding> = grouped(&words, Same::Need)
        .into_iter()
        .map(|members| {
            let mut finding = Finding {
                name: commonest(members.iter().map(|&m| words[m])),
                figure: Figure::default(),
                quotes: Vec::new(),
            };
            for (review, need) in members.iter().map(|&m| said[m]) {
                finding.figure.add(review);
                let words = quote::sentence_on(&entries[review].review, need);
                add_quote(&mut finding.quotes, words, review, None);
            }
            finding
        })
        .filter(|finding| finding.figure.count >= SEVERAL)
        .collect();
    by_count(&mut found);
    found
}

/// The commonest first; equals in the order they came.
fn by_count(found: &mut [Finding]) {
    found.sort_by_key(|finding| std::cmp::Reverse(finding.figure.count));
}

/// The word that stands most often; the first of equals.
fn commonest<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for word in words {
        match counts.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(String::new(), |(word, _)| (*word).to_owned())
}

#[cfg(test)]
mod tests;
