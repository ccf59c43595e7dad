//! `shopquill eval`: how good a model's texts are, without and with the guards, on jobs it has never seen.

mod cases;
mod judge;
mod report;
mod sentiment;
mod variety;
mod words;

use crate::model::ModelArgs;
use crate::terminal::{Terminal, block_on};
use cases::Case;
use judge::Verdict;
use report::Row;
use serde::Serialize;
use shopquill_seller::{Job, JobResult, Lang, draft, finish};
use shopquill_writer::Writer;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `eval`.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of products, messages and reviews to write for.
    #[arg(long, default_value = "models/data/eval")]
    data: PathBuf,
    /// At most so many jobs a task and language; without it all.
    #[arg(long)]
    limit: Option<usize>,
    /// Only these tasks, by id, with commas between.
    #[arg(long, value_delimiter = ',')]
    tasks: Vec<String>,
    /// Print so many random texts of each task and language, with the facts, for reading.
    #[arg(long, default_value_t = 20)]
    print: usize,
    /// Also print every text that is not usable, with the reason.
    #[arg(long)]
    faults: bool,
    /// Judge the hand-written answers of this folder (`models/data/careful`) in place of a model: what the judge itself gets wrong.
    #[arg(long)]
    reference: Option<PathBuf>,
    /// Write all figures and texts to this file as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    #[command(flatten)]
    model: ModelArgs,
}

/// What one job brought.
#[derive(Serialize)]
struct Outcome {
    case: Case,
    /// The first draw, cleaned, nothing else.
    plain: String,
    plain_verdict: Verdict,
    /// The best candidate; empty where nothing could be shown.
    guarded: String,
    guarded_verdict: Verdict,
    /// `review-analysis` only.
    result: Option<JobResult>,
    milliseconds: f64,
}

/// Writes, judges, prints.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let mut cases = match &args.reference {
        Some(folder) => cases::references(folder)?,
        None => cases::read(&args.data)?,
    };
    if !args.tasks.is_empty() {
        cases.retain(|case| args.tasks.contains(&case.job.task));
    }
    cases::limit(&mut cases, args.limit);
    if cases.is_empty() {
        return Err("there is nothing to judge".into());
    }
    let mut writer = match args.reference {
        Some(_) => None,
        None => Some(args.model.load()?),
    };
    let mut outcomes = Vec::with_capacity(cases.len());
    let total = cases.len();
    for case in cases {
        outcomes.push(judge_one(case, writer.as_mut())?);
        eprint!("\r{} of {total} jobs", outcomes.len());
    }
    eprintln!();
    let rows = report::rows(&outcomes);
    print!("{}", report::table(&rows));
    print!("{}", report::sentiment(&outcomes));
    if args.faults {
        print!("{}", report::faults(&outcomes));
    }
    print!("{}", report::samples(&outcomes, args.print));
    if let Some(path) = &args.json {
        save(path, &rows, &outcomes)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn judge_one(case: Case, mut writer: Option<&mut Writer>) -> Result<Outcome, String> {
    let (raw, milliseconds) = match (writer.as_deref_mut(), &case.reference) {
        (Some(writer), _) => match block_on(writer.draw(&case.job, &mut Terminal::new())) {
            Ok((raw, stats)) => (raw, stats.total_ms),
            Err(error) => return Err(format!("job {}: {error}", case.job.id)),
        },
        (None, Some(answer)) => (vec![answer.clone()], 0.0),
        (None, None) => return Err(format!("job {} has no reference", case.job.id)),
    };
    let first = raw.first().map_or("", String::as_str);
    let plain = draft(&case.job, first).map_err(|e| e.to_string())?;
    let result = match writer {
        Some(writer) => writer.finish(&case.job, &raw).ok(),
        None => finish(&case.job, &raw).ok(),
    };
    let best = result.as_ref().and_then(|result| result.candidates.first());
    let analysis = result.clone().filter(|result| result.sentiment.is_some());
    Ok(Outcome {
        plain_verdict: judge::judge(&case, Some(&plain)),
        guarded_verdict: judge::judge(&case, best),
        guarded: best.map(|best| best.text.clone()).unwrap_or_default(),
        plain: plain.text,
        result: analysis,
        milliseconds,
        case,
    })
}

fn save(path: &PathBuf, rows: &[Row], outcomes: &[Outcome]) -> Result<(), String> {
    let sentiment = [Lang::En, Lang::Zh].map(|lang| sentiment::scores(outcomes, lang));
    let all = serde_json::json!({ "rows": rows, "sentiment": sentiment, "outcomes": outcomes });
    let text = serde_json::to_string_pretty(&all).map_err(|e| e.to_string())?;
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// The job's language as its id.
fn lang_id(job: &Job) -> &'static str {
    match job.lang {
        Lang::En => "en",
        Lang::Zh => "zh",
    }
}
