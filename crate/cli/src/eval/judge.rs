//! Whether a seller could use a text unedited, by rules that know nothing of how it was made.
//!
//! Numbers, language, coverage, repetition and the points of a reply are judged here, apart from the guards; claims, limits
//! and forms are the seller crate's own marks, so an unguarded and a guarded text are judged by the same measure.

use super::cases::Case;
use super::words::{numbers, units};
use serde::Serialize;
use shopquill_seller::{Candidate, Job, Lang, Severity, is_han};
use std::collections::BTreeSet;

/// A judgement.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Verdict {
    /// A text was there to be judged.
    pub present: bool,
    /// Why it is not usable; empty for a usable one.
    pub faults: Vec<String>,
    /// Numbers that the job does not hold.
    pub numbers: usize,
    /// Claims that the facts do not hold.
    pub claims: usize,
    /// The share of the given facts that it says.
    pub coverage: f64,
}

impl Verdict {
    /// Whether a seller could use the text as it is.
    pub fn usable(&self) -> bool {
        self.present && self.faults.is_empty()
    }
}

/// Judges a text; no text is not usable.
pub fn judge(case: &Case, candidate: Option<&Candidate>) -> Verdict {
    let Some(candidate) = candidate.filter(|c| !c.text.trim().is_empty()) else {
        return Verdict {
            faults: vec!["nothing was written".into()],
            ..Verdict::default()
        };
    };
    let text = &candidate.text;
    let mut verdict = Verdict {
        present: true,
        ..Verdict::default()
    };
    let known: BTreeSet<String> = numbers(&everything(&case.job)).into_iter().collect();
    let strange: Vec<String> = numbers(text).into_iter().filter(|n| !is_known(n, &known)).collect();
    verdict.numbers = strange.len();
    if !strange.is_empty() {
        verdict.faults.push(format!("number {}", strange.join(", ")));
    }
    for check in candidate.checks.iter().filter(|c| c.severity > Severity::Info) {
        verdict.claims += usize::from(check.rule.starts_with("unsupported-") && check.rule != "unsupported-number");
        verdict.faults.push(check.rule.clone());
    }
    if !right_language(&case.job, text) {
        verdict.faults.push("language".into());
    }
    if let Some(twice) = repeated(text) {
        verdict.faults.push(format!("says twice: {twice}"));
    }
    match case.job.task.as_str() {
        "reply" => reply(case, text, &mut verdict),
        task => listing(task, &case.job, text, &mut verdict),
    }
    verdict
}

/// All that the job says, buyers' words included.
fn everything(job: &Job) -> String {
    serde_json::to_string(job).unwrap_or_default()
}

/// A number that stands in the facts, also as a part of one ("24" of "24.5" does not count), or a small count.
fn is_known(number: &str, known: &BTreeSet<String>) -> bool {
    known.contains(number) || matches!(number, "0" | "1")
}

/// Chinese is written in Han characters, English has none but those of the facts.
fn right_language(job: &Job, text: &str) -> bool {
    let given = everything(job);
    let han = text.chars().filter(|c| is_han(*c)).count();
    let strange_latin = text
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 3 && !given.to_lowercase().contains(&word.to_lowercase()))
        .count();
    match job.lang {
        Lang::Zh => han > 0 && strange_latin == 0,
        Lang::En => text.chars().filter(|c| is_han(*c)).all(|c| given.contains(c)),
    }
}

/// A run of five words or eight characters that stands twice in one line.
fn repeated(text: &str) -> Option<String> {
    for line in text.lines() {
        let words = units(line);
        let length = if line.chars().any(is_han) { 7 } else { 5 };
        let mut seen = BTreeSet::new();
        for run in words.windows(length) {
            if !seen.insert(run) {
                return Some(run.join(" "));
            }
        }
    }
    None
}

/// A given fact counts as said when half of its value's words are in the text.
fn coverage(job: &Job, text: &str) -> (usize, usize) {
    let Some(product) = &job.product else { return (0, 0) };
    let said: BTreeSet<String> = units(text).into_iter().collect();
    let is_empty = |value: &str| value.chars().all(|c| !c.is_alphanumeric()) || value.eq_ignore_ascii_case("n/a");
    let values: Vec<&str> = product.attributes.iter().map(|(_, value)| value).collect();
    let values = values
        .into_iter()
        .chain(product.brand.as_deref())
        .filter(|v| !is_empty(v));
    let (mut covered, mut given) = (0, 0);
    for value in values {
        let words = units(value);
        let hits = words.iter().filter(|word| said.contains(*word)).count();
        given += 1;
        covered += usize::from(hits * 2 >= words.len());
    }
    (covered, given)
}

fn listing(task: &str, job: &Job, text: &str, verdict: &mut Verdict) {
    let (covered, given) = coverage(job, text);
    verdict.coverage = if given == 0 { 1.0 } else { covered as f64 / given as f64 };
    let wanted = match task {
        "title" | "seo" => given.min(3),
        "description" | "bullets" => (given * 2).div_ceil(3).min(8),
        "review-analysis" => 0,
        _ => given.min(2),
    };
    // A short limit excuses a title that has used it.
    if covered < wanted && !(task == "title" && text.chars().count() >= 50) {
        verdict.faults.push(format!("says {covered} of {given} facts"));
    }
    if !names_product(job, text) {
        verdict.faults.push("does not name the product".into());
    }
    if task == "description"
        && !text
            .trim_end()
            .ends_with(['.', '!', '?', '。', '！', '？', ')', '）', '”', '"', '~', '～'])
    {
        verdict.faults.push("ends in the middle".into());
    }
}

/// Some word of the product's name is in the text; of a keyword list, any.
fn names_product(job: &Job, text: &str) -> bool {
    let Some(product) = &job.product else { return true };
    let name = units(&product.name);
    let said: BTreeSet<String> = units(text).into_iter().collect();
    name.is_empty() || name.iter().any(|word| said.contains(word))
}

const HEDGES_EN: [&str; 38] = [
    "check",
    "find out",
    "ask ",
    "look into",
    "confirm",
    "can't say",
    "cannot say",
    "can't tell",
    "can't promise",
    "cannot promise",
    "don't have",
    "do not have",
    "don't know",
    "not in my",
    "not listed",
    "isn't listed",
    "aren't listed",
    "isn't in",
    "aren't in",
    "not given",
    "isn't given",
    "have nothing",
    "no information",
    "not mentioned",
    "isn't mentioned",
    "not sure",
    "come back to you",
    "get back to you",
    "let you know",
    "not stated",
    "isn't stated",
    "no details",
    "have no",
    "i'm afraid",
    "unable to",
    "doesn't say",
    "not able to",
    "isn't something",
];
const HEDGES_ZH: [&str; 22] = [
    "核实",
    "确认",
    "问一下",
    "问问",
    "帮您问",
    "查一下",
    "查查",
    "帮您查",
    "没有写",
    "没写",
    "没有标",
    "没有注明",
    "没有资料",
    "没有信息",
    "不清楚",
    "不确定",
    "不能保证",
    "无法保证",
    "没有相关",
    "资料里没",
    "回复您",
    "没有提到",
];

fn reply(case: &Case, text: &str, verdict: &mut Verdict) {
    let lower = text.to_lowercase().replace('’', "'");
    let said = |word: &String| lower.contains(word.as_str());
    let points = &case.expect.points;
    let missed: Vec<&str> = points
        .iter()
        .filter(|point| !point.iter().any(said))
        .filter_map(|point| point.first().map(String::as_str))
        .collect();
    verdict.coverage = match points.len() {
        0 => 1.0,
        all => (all - missed.len()) as f64 / all as f64,
    };
    if !missed.is_empty() {
        verdict.faults.push(format!("does not say {}", missed.join(", ")));
    }
    let hedges: &[&str] = match case.job.lang {
        Lang::En => &HEDGES_EN,
        Lang::Zh => &HEDGES_ZH,
    };
    if case.expect.hedge && !hedges.iter().any(|hedge| lower.contains(hedge)) {
        verdict.faults.push("answers what it cannot know".into());
    }
    if let Some(promise) = case.expect.never.iter().find(|word| said(word)) {
        verdict.faults.push(format!("says {promise}"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::cases::Expect;
    use super::*;

    fn case(job: &str, expect: Expect) -> Case {
        Case {
            job: Job::from_json(job).expect("job"),
            expect,
            reference: None,
        }
    }

    fn text(text: &str) -> Candidate {
        Candidate {
            text: text.into(),
            ..Candidate::default()
        }
    }

    #[test]
    fn a_title_is_judged() {
        let job = r#"{"task":"title","lang":"en","product":{"name":"steel mug","brand":"Oru","attributes":{"Capacity":"350 ml","Color":"blue"}}}"#;
        let case = case(job, Expect::default());
        assert!(judge(&case, Some(&text("Oru Steel Mug, Blue, 350 ml"))).usable());
        assert_eq!(judge(&case, Some(&text("Oru Steel Mug, Blue, 300 ml"))).numbers, 1);
        assert!(
            !judge(&case, Some(&text("Oru Steel Mug"))).usable(),
            "facts are missing"
        );
        assert!(
            !judge(&case, Some(&text("Oru 350 ml Blue"))).usable(),
            "the product is missing"
        );
        assert!(
            !judge(&case, Some(&text("Oru Steel Mug 杯子 Blue 350 ml"))).usable(),
            "wrong language"
        );
        assert!(!judge(&case, None).usable());
    }

    #[test]
    fn a_reply_is_judged() {
        let job = r#"{"task":"reply","lang":"en","message":"When does it ship? Is it waterproof?","facts":{"Dispatch":"2 days"}}"#;
        let expect = Expect {
            points: vec![vec!["2 days".into(), "two days".into()]],
            hedge: true,
            never: vec!["it is waterproof".into()],
            sentiment: None,
        };
        let case = case(job, expect);
        assert!(
            judge(
                &case,
                Some(&text(
                    "It ships within 2 days. I'll check whether it is water resistant."
                ))
            )
            .usable()
        );
        assert!(!judge(&case, Some(&text("It ships within 2 days."))).usable());
        assert!(!judge(&case, Some(&text("I'll check both for you."))).usable());
        assert!(
            !judge(
                &case,
                Some(&text("It ships in 2 days, and yes, it is waterproof, I checked."))
            )
            .usable()
        );
    }

    #[test]
    fn repetition_is_seen() {
        assert!(repeated("It is made of soft cotton and it is made of soft cotton.").is_some());
        assert!(repeated("It is made of soft cotton.").is_none());
    }
}
