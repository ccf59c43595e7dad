//! The figures and texts of an evaluation as text.

use super::judge::Verdict;
use super::variety::distinct;
use super::{Outcome, lang_id, sentiment};
use serde::Serialize;
use shopquill_seller::Lang;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The figures of one task and language, without and with the guards.
#[derive(Serialize)]
pub struct Row {
    task: String,
    lang: &'static str,
    jobs: usize,
    usable: [f64; 2],
    /// Unsupported numbers in 100 texts.
    numbers: [f64; 2],
    /// Unsupported claims in 100 texts.
    claims: [f64; 2],
    coverage: [f64; 2],
    /// Distinct-2 and distinct-3 of the guarded texts.
    distinct: [f64; 2],
    /// Jobs for which nothing could be shown.
    withheld: usize,
    /// Mean time a job.
    milliseconds: f64,
}

/// A row for each task and language with texts; analyses are scored by [`sentiment`].
pub fn rows(outcomes: &[Outcome]) -> Vec<Row> {
    groups(outcomes)
        .into_iter()
        .filter(|((task, _), _)| task != "review-analysis")
        .map(|((task, lang), group)| row(task, lang, &group))
        .collect()
}

fn row(task: String, lang: &'static str, group: &[&Outcome]) -> Row {
    let sides: [Vec<&Verdict>; 2] = [
        group.iter().map(|outcome| &outcome.plain_verdict).collect(),
        group.iter().map(|outcome| &outcome.guarded_verdict).collect(),
    ];
    let jobs = group.len();
    let mean = |sum: f64, count: usize| if count == 0 { 0.0 } else { sum / count as f64 };
    let per_text = |of: fn(&Verdict) -> f64| {
        sides.each_ref().map(|side| {
            let texts: Vec<f64> = side
                .iter()
                .filter(|verdict| verdict.present)
                .map(|verdict| of(verdict))
                .collect();
            mean(texts.iter().sum(), texts.len())
        })
    };
    let texts = || group.iter().map(|outcome| outcome.guarded.as_str());
    Row {
        usable: sides
            .each_ref()
            .map(|side| mean(side.iter().filter(|verdict| verdict.usable()).count() as f64, jobs)),
        numbers: per_text(|verdict| verdict.numbers as f64 * 100.0),
        claims: per_text(|verdict| verdict.claims as f64 * 100.0),
        coverage: per_text(|verdict| verdict.coverage),
        distinct: [distinct(texts(), 2), distinct(texts(), 3)],
        withheld: sides[1].iter().filter(|verdict| !verdict.present).count(),
        milliseconds: mean(group.iter().map(|outcome| outcome.milliseconds).sum(), jobs),
        task,
        lang,
        jobs,
    }
}

fn groups(outcomes: &[Outcome]) -> BTreeMap<(String, &'static str), Vec<&Outcome>> {
    let mut groups: BTreeMap<_, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        let job = &outcome.case.job;
        groups
            .entry((job.task.clone(), lang_id(job)))
            .or_default()
            .push(outcome);
    }
    groups
}

/// The rows as a Markdown table; pairs are without / with the guards.
pub fn table(rows: &[Row]) -> String {
    let mut out = String::from(
        "| task | jobs | usable | numbers / 100 | claims / 100 | coverage | distinct-2, -3 | nothing shown | ms a job |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let [u, n, c, v] = [row.usable, row.numbers, row.claims, row.coverage];
        let _ = writeln!(
            out,
            "| {} {} | {} | {:.1}% / **{:.1}%** | {:.0} / {:.0} | {:.0} / {:.0} | {:.2} / {:.2} | {:.2}, {:.2} | {} | {:.0} |",
            row.task,
            row.lang,
            row.jobs,
            u[0] * 100.0,
            u[1] * 100.0,
            n[0],
            n[1],
            c[0],
            c[1],
            v[0],
            v[1],
            row.distinct[0],
            row.distinct[1],
            row.withheld,
            row.milliseconds
        );
    }
    out
}

/// Sentiment scores of both languages.
pub fn sentiment(outcomes: &[Outcome]) -> String {
    let mut out = String::new();
    for (lang, name) in [(Lang::En, "en"), (Lang::Zh, "zh")] {
        let scores = sentiment::scores(outcomes, lang);
        if scores.reviews == 0 {
            continue;
        }
        let _ = writeln!(
            out,
            "\nsentiment {name}: {} reviews, accuracy {:.3}, macro-F1 {:.3}",
            scores.reviews, scores.accuracy, scores.macro_f1
        );
        for (class, [precision, recall, f1]) in sentiment::CLASSES.iter().zip(scores.classes) {
            let _ = writeln!(
                out,
                "  {class:?}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}"
            );
        }
    }
    out
}

/// Every text that is not usable with the guards, with the reasons and the facts; of reviews, those told wrong.
pub fn faults(outcomes: &[Outcome]) -> String {
    let mut out = String::from("\nnot usable\n");
    for outcome in outcomes {
        if let Some(wanted) = outcome.case.expect.sentiment {
            let found = outcome.result.as_ref().and_then(|result| result.sentiment);
            if found != Some(wanted) {
                let review = outcome.case.job.review.as_deref().unwrap_or_default();
                let _ = writeln!(
                    out,
                    "{}: {wanted:?} was told as {found:?}\n    {review}",
                    outcome.case.job.id
                );
            }
        } else if outcome.case.job.task != "review-analysis" && !outcome.guarded_verdict.usable() {
            let _ = writeln!(
                out,
                "{}: {}",
                outcome.case.job.id,
                outcome.guarded_verdict.faults.join("; ")
            );
            let _ = writeln!(
                out,
                "    {}\n    = {}",
                outcome.plain.replace('\n', " / "),
                outcome.guarded.replace('\n', " / ")
            );
        }
    }
    out
}

/// `count` texts of each task and language, spread evenly over an order that the ids' hashes give, with what they were written from.
pub fn samples(outcomes: &[Outcome], count: usize) -> String {
    let mut out = String::new();
    if count == 0 {
        return out;
    }
    for ((task, lang), mut group) in groups(outcomes) {
        let _ = writeln!(out, "\n## {task} {lang}");
        group.sort_by_key(|outcome| hash(&outcome.case.job.id));
        for outcome in group.into_iter().take(count) {
            let mark = if outcome.guarded_verdict.usable() {
                ""
            } else {
                " (not usable)"
            };
            let _ = writeln!(out, "\n{}{mark}", facts(outcome));
            match &outcome.result {
                Some(result) => {
                    let aspects = result.aspects.iter().flatten();
                    let aspects: Vec<String> = aspects
                        .map(|a| {
                            format!(
                                "{} {:?} \"{}\"",
                                a.aspect,
                                a.sentiment,
                                a.quote.as_deref().unwrap_or_default()
                            )
                        })
                        .collect();
                    let _ = writeln!(
                        out,
                        "  => {:?}; {}; needs {:?}",
                        result.sentiment,
                        aspects.join("; "),
                        result.needs.as_deref().unwrap_or_default()
                    );
                }
                None => {
                    let _ = writeln!(out, "  => {}", outcome.guarded.replace('\n', "\n     "));
                }
            }
        }
    }
    out
}

/// The job in one line, without its frame.
fn facts(outcome: &Outcome) -> String {
    let mut job = serde_json::to_value(&outcome.case.job).unwrap_or_default();
    if let Some(fields) = job.as_object_mut() {
        for frame in ["id", "task", "lang"] {
            fields.remove(frame);
        }
    }
    format!("{} {job}", outcome.case.job.id)
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
