//! The guards on answers written by hand and believed true: what is right must come through as it was written.
//!
//! Every line of `models/data/careful` is prompted and finished like a model's draw. `careful-exceptions.toml` lists the lines
//! that are known to be marked, with the reason. `cargo test -p shopquill-seller --test careful -- --nocapture` shows the rest.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use shopquill_seller::{Job, PromptStyle, Severity, finish, prepare_with};

/// A line of the data: a job and the answer to it.
#[derive(Deserialize)]
struct Line {
    job: serde_json::Value,
    answer: String,
}

/// A line that is known to be marked.
#[derive(Deserialize)]
struct Exception {
    file: String,
    /// How the answer begins.
    answer: String,
    reason: String,
}

#[derive(Deserialize)]
struct Exceptions {
    exception: Vec<Exception>,
}

/// What happened to an answer that did not come through.
fn fault(job: &Job, answer: &str) -> Option<String> {
    if let Err(error) = prepare_with(job, PromptStyle::Direct) {
        return Some(format!("not prepared: {error}"));
    }
    let result = match finish(job, &[answer.to_owned()]) {
        Ok(result) => result,
        Err(error) => return Some(format!("withheld: {error}")),
    };
    let Some(candidate) = result.candidates.first() else {
        return analysis_fault(&result, answer);
    };
    let marks: Vec<String> = candidate
        .checks
        .iter()
        .filter(|check| check.severity > Severity::Info)
        .map(|check| {
            let (start, end) = (check.span.0 as usize, check.span.1 as usize);
            let words: String = candidate.text.chars().skip(start).take((end - start).min(30)).collect();
            format!("{} \"{words}\"", check.rule)
        })
        .collect();
    if !marks.is_empty() {
        return Some(format!("marked: {}", marks.join(", ")));
    }
    // The label of the first part stands at the end of the prompt, not in the answer.
    let same = candidate.text == answer || candidate.text.ends_with(answer) && candidate.text.contains([':', '：']);
    (!same).then(|| format!("changed: {}", candidate.text))
}

/// A review's analysis must keep every line of it.
fn analysis_fault(result: &shopquill_seller::JobResult, answer: &str) -> Option<String> {
    let aspects = result.aspects.as_deref().unwrap_or_default();
    let needs = result.needs.as_deref().unwrap_or_default();
    let unquoted = aspects.iter().filter(|aspect| aspect.quote.is_none()).count();
    let kept = 1 + aspects.len() + needs.len();
    (kept != answer.lines().count() || unquoted > 0).then(|| format!("analysis: {aspects:?} {needs:?}"))
}

/// Every line of the data: its file, its number, its job and its answer.
fn lines() -> Vec<(String, usize, Job, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../models/data/careful");
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("careful data") {
        let path = entry.expect("entry").path();
        let file = path.file_name().expect("name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("file");
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let mut line: Line = serde_json::from_str(line).unwrap_or_else(|error| panic!("{file}: {error}"));
            line.job["id"] = serde_json::json!(number.to_string());
            let job = Job::from_json(&line.job.to_string()).unwrap_or_else(|error| panic!("{file}: {error}"));
            all.push((file.clone(), number + 1, job, line.answer));
        }
    }
    all
}

#[test]
fn true_answers_come_through() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let listed = std::fs::read_to_string(root.join("tests/careful-exceptions.toml")).expect("exceptions");
    let listed: Exceptions = toml::from_str(&listed).expect("exceptions");
    assert!(listed.exception.iter().all(|known| !known.reason.is_empty()));
    let (mut total, mut faults) = (BTreeMap::new(), BTreeMap::new());
    for (file, number, job, answer) in lines() {
        *total.entry(file.clone()).or_insert(0usize) += 1;
        if let Some(fault) = fault(&job, &answer) {
            *faults.entry(file.clone()).or_insert(0usize) += 1;
            let mut known = listed.exception.iter();
            if !known.any(|known| known.file == file && answer.starts_with(&known.answer)) {
                println!("{file}:{number} {fault}\n    {}", answer.replace('\n', " / "));
            }
        }
    }
    let (lines, marked) = (total.values().sum::<usize>(), faults.values().sum::<usize>());
    println!("{} of {lines} come through", lines - marked);
    assert!(lines > 1_000, "the data are not there: {lines} lines");
    assert!(
        marked * 1000 <= lines * 3,
        "{marked} of {lines} answers did not come through"
    );
    for (file, marked) in faults {
        let lines = total[&file];
        assert!(marked * 50 <= lines, "{file}: {marked} of {lines} did not come through");
    }
}

/// An answer with its last number raised, digit by digit ("12" becomes "23"); nothing where it holds none, or where the
/// facts happen to hold the other number too.
fn with_other_number(job: &Job, answer: &str) -> Option<String> {
    let last = answer.rfind(|c: char| c.is_ascii_digit())?;
    let first = answer[..last]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + answer[at..].chars().next().map_or(1, char::len_utf8));
    let raised: String = answer[first..=last]
        .chars()
        .map(|c| if c == '9' { '2' } else { char::from(c as u8 + 1) })
        .collect();
    let facts = serde_json::to_string(job).expect("json");
    let known = facts
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number == raised);
    (!known).then(|| format!("{}{raised}{}", &answer[..first], &answer[last + 1..]))
}

/// Statements that no line of the data can have for a fact.
const INVENTED: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "It comes with a lifetime warranty.",
            "It is FDA registered.",
            "It is made of carbon fibre.",
            "It holds 987 ml.",
            "It is handmade in Switzerland.",
        ],
    ),
    (
        "zh",
        &[
            "终身质保。",
            "通过FDA认证。",
            "采用碳纤维材质。",
            "容量987毫升。",
            "瑞士进口。",
        ],
    ),
];

#[test]
fn invented_statements_do_not() {
    let (mut tried, mut missed) = (0usize, Vec::new());
    for (file, number, job, answer) in lines() {
        if file.starts_with("review") {
            continue;
        }
        let en = file.contains(".en.");
        let said = INVENTED[usize::from(!en)].1[number % 5];
        let gap = match (file.split('.').next(), en) {
            (Some("bullets"), _) => "\n",
            (Some("title"), _) => " ",
            (_, true) => " ",
            _ => "",
        };
        let invented = [Some(format!("{answer}{gap}{said}")), with_other_number(&job, &answer)];
        for text in invented.into_iter().flatten() {
            tried += 1;
            if fault(&job, &text).is_none() {
                missed.push(format!("{file}:{number} {}", text.replace('\n', " / ")));
            }
        }
    }
    for line in &missed {
        println!("{line}");
    }
    println!("{} of {tried} inventions were caught", tried - missed.len());
    assert!(
        missed.len() * 100 <= tried,
        "{} of {tried} inventions came through",
        missed.len()
    );
}
