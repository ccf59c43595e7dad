use super::*;

fn entry(review: &str, sentiment: Sentiment, aspects: &[(&str, Sentiment, &str)], needs: &[&str]) -> ReviewEntry {
    let aspects = aspects.iter().map(|&(aspect, sentiment, quote)| Aspect {
        aspect: aspect.to_owned(),
        sentiment,
        quote: Some(quote.to_owned()).filter(|quote| !quote.is_empty()),
    });
    ReviewEntry {
        review: review.to_owned(),
        result: JobResult {
            sentiment: Some(sentiment),
            aspects: Some(aspects.collect()),
            needs: Some(needs.iter().map(|need| (*need).to_owned()).collect()),
            ..JobResult::default()
        },
        ..ReviewEntry::default()
    }
}

use Sentiment::{Negative, Neutral, Positive};

fn english() -> Vec<ReviewEntry> {
    vec![
        entry(
            "Bought it for my daughter. The Battery lasts two days! I wish the strap was longer.",
            Positive,
            &[("battery", Positive, "the battery lasts two days")],
            &["a longer strap"],
        ),
        entry(
            "Battery died after a week, and the zip sticks.",
            Negative,
            &[
                ("battery life", Negative, "Battery died after a week"),
                ("zip", Negative, "the zip sticks"),
            ],
            &[],
        ),
        entry(
            "Used it for camping. Battery is weak. Straps should be longer, and a case would be nice.",
            Neutral,
            &[("Battery", Negative, "Battery is weak")],
            &["longer straps", "a case"],
        ),
        entry("For our daughters and for camping. Not for my dog.", Positive, &[], &[]),
    ]
}

#[test]
fn figures_name_their_reviews() {
    let report = analyse_reviews(&english());
    assert_eq!(report.total, 4);
    assert_eq!(
        report.feelings.positive,
        Figure {
            count: 2,
            reviews: vec![0, 3]
        }
    );
    assert_eq!(report.feelings.negative.reviews, [1]);
    assert_eq!(report.feelings.neutral.reviews, [2]);
    let battery = &report.aspects[0];
    assert_eq!((battery.name.as_str(), battery.names.len()), ("battery", 3));
    assert_eq!(battery.feelings.positive.reviews, [0]);
    assert_eq!(battery.feelings.negative.reviews, [1, 2]);
}

#[test]
fn quotes_stand_in_their_review_letter_for_letter() {
    let entries = english();
    let report = analyse_reviews(&entries);
    let all = report.aspects.iter().flat_map(|group| &group.quotes);
    let found = [&report.problems, &report.needs, &report.buyers, &report.uses];
    let mut seen = 0;
    for quote in all.chain(found.into_iter().flatten().flat_map(|finding| &finding.quotes)) {
        assert!(entries[quote.review as usize].review.contains(&quote.text), "{quote:?}");
        seen += 1;
    }
    assert!(seen >= 8, "{report:?}");
    // The model wrote it in small letters.
    assert_eq!(report.aspects[0].quotes[0].text, "The Battery lasts two days");
}

#[test]
fn one_review_makes_no_problem_and_no_need() {
    let report = analyse_reviews(&english());
    let names = |found: &[Finding]| {
        found
            .iter()
            .map(|f| (f.name.clone(), f.figure.count))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&report.problems), [("battery".to_owned(), 2)]);
    assert_eq!(names(&report.needs), [("a longer strap".to_owned(), 2)]);
    assert!(analyse_reviews(&english()[1..2]).problems.is_empty());
    // The same review twice over is one voice.
    let mut twice = english()[1].clone();
    let again = twice.result.aspects.clone().unwrap_or_default();
    twice.result.aspects.get_or_insert_default().extend(again);
    assert!(analyse_reviews(&[twice]).problems.is_empty());
}

#[test]
fn buyers_and_uses_only_as_reviews_say_them() {
    let report = analyse_reviews(&english());
    assert_eq!(report.buyers.len(), 1, "{:?}", report.buyers);
    assert_eq!(report.buyers[0].figure.reviews, [0, 3]);
    assert_eq!(report.buyers[0].name, "for my daughter");
    assert_eq!(report.uses[0].name, "for camping");
    assert_eq!(report.uses[0].figure.reviews, [2, 3]);
    let silent = analyse_reviews(&[entry(
        "My daughter broke it. I had to fix it myself. Camping chairs are better.",
        Negative,
        &[],
        &[],
    )]);
    assert!(silent.buyers.is_empty() && silent.uses.is_empty(), "{silent:?}");
}

#[test]
fn chinese_and_mixed_lists() {
    let entries = [
        entry(
            "买给妈妈的，续航很好，就是表带短。",
            Positive,
            &[("续航", Positive, "续航很好"), ("表带", Negative, "表带短")],
            &["表带长一点"],
        ),
        entry(
            "送给我妈，电池不行，希望表带更长。露营带着用。",
            Negative,
            &[("电池", Negative, "电池不行")],
            &["表带更长"],
        ),
        entry(
            "The strap is too short for my mom.",
            Negative,
            &[("strap", Negative, "strap is too short")],
            &[],
        ),
        entry(
            "妈妈说包装差。不是给爸爸买的。",
            Neutral,
            &[("包装", Negative, "包装差")],
            &[],
        ),
    ];
    let report = analyse_reviews(&entries);
    let problems: Vec<(&str, &[u32])> = report
        .problems
        .iter()
        .map(|f| (f.name.as_str(), f.figure.reviews.as_slice()))
        .collect();
    assert_eq!(problems, [("表带", &[0, 2][..])]);
    let battery = report
        .aspects
        .iter()
        .find(|group| group.names.contains(&"续航".to_owned()))
        .expect("battery");
    assert_eq!(
        (battery.feelings.positive.count, battery.feelings.negative.count),
        (1, 1)
    );
    assert_eq!(report.needs.len(), 1);
    assert_eq!(report.needs[0].figure.reviews, [0, 1]);
    assert_eq!(report.buyers.len(), 1, "{:?}", report.buyers);
    assert_eq!(report.buyers[0].figure.reviews, [0, 1, 2]);
    assert_eq!(report.buyers[0].quotes[0].text, "买给妈妈");
    assert_eq!(report.uses[0].name, "露营");
}

#[test]
fn stars_months_and_failed_analyses() {
    let mut entries = english();
    for (entry, (rating, date)) in entries.iter_mut().zip([
        (5.0, "2026-03-14"),
        (1.0, "2026-02-01T10:00"),
        (3.0, "14.3.2026"),
        (4.0, "2026-03"),
    ]) {
        entry.rating = Some(rating);
        entry.date = Some(date.to_owned());
    }
    entries.push(ReviewEntry {
        review: "?".to_owned(),
        rating: Some(f64::NAN),
        ..ReviewEntry::default()
    });
    let report = analyse_reviews(&entries);
    let stars = report.stars.expect("stars");
    assert_eq!((stars.mean, stars.figure.count), (3.25, 4));
    let months: Vec<&str> = report.months.iter().map(|month| month.month.as_str()).collect();
    assert_eq!(months, ["2026-02", "2026-03"]);
    assert_eq!(report.months[1].feelings.positive.reviews, [0, 3]);
    assert_eq!(report.unread.reviews, [4]);
    assert_eq!(analyse_reviews(&[]), ReviewReport::default());
}

#[test]
fn at_most_three_quotes_a_feeling() {
    let many: Vec<ReviewEntry> = (0..9)
        .map(|n| {
            let text = format!("Colour {n} is off");
            entry(&text, Negative, &[("colour", Negative, text.as_str())], &[])
        })
        .collect();
    let report = analyse_reviews(&many);
    assert_eq!(
        (report.problems[0].figure.count, report.problems[0].quotes.len()),
        (9, 3)
    );
}
