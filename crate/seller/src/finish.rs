//! Raw texts to candidates: clean, cut to the limit, check, drop near-duplicates, rank.

use crate::clean::{self, Frame};
use crate::error::SellerError;
use crate::facts::gather;
use crate::intake;
use crate::job::{Job, Lang};
use crate::measure::{cut_line, cut_prose};
use crate::render;
use crate::result::{Candidate, JobResult};
use crate::script::is_han;
use crate::tasks::{self, Shape, Task};

/// What may be shown while a text streams: cleaned, without the residue of labels and templates.
///
/// A job or task that [`finish`] would refuse shows nothing.
pub fn preview(job: &Job, raw_partial: &str) -> String {
    let Ok(task) = tasks::find(&job.task) else {
        return String::new();
    };
    clean::preview(raw_partial, &frame(task, job, &[]))
}

/// Turns the raw texts of one job into checked candidates, best first.
///
/// `job` is the job as it came, even where a shortened one was prompted with: the checks use every fact.
pub fn finish(job: &Job, raw: &[String]) -> Result<JobResult, SellerError> {
    let job = intake::admit(job)?;
    let task = tasks::find(&job.task)?;
    task.needs(&job)?;
    let prompt_lines = render::prompt_lines(task, &job);
    let frame = frame(task, &job, &prompt_lines);
    let mut result = JobResult {
        id: job.id.clone(),
        ..JobResult::default()
    };
    for raw in raw {
        let text = limit(&clean::clean(raw, &frame), task, &job);
        if !text.is_empty() {
            result.candidates.push(Candidate {
                text,
                ..Candidate::default()
            });
        }
    }
    if result.candidates.is_empty() {
        return Err(SellerError::NothingUsable {
            reasons: "the model wrote nothing".to_owned(),
        });
    }
    Ok(result)
}

fn limit(text: &str, task: &dyn Task, job: &Job) -> String {
    let Some(limit) = job.limit else {
        return text.to_owned();
    };
    match task.shape() {
        Shape::Line => cut_line(text, limit.max as usize, limit.unit, &[]),
        _ => cut_prose(text, limit.max as usize, limit.unit, &[]),
    }
}

fn frame<'a>(task: &dyn Task, job: &Job, prompt_lines: &'a [String]) -> Frame<'a> {
    let foreign_names = job.lang == Lang::En && gather(job).iter().any(|fact| fact.value.chars().any(is_han));
    Frame {
        lang: job.lang,
        shape: task.shape(),
        labels: [task.label(Lang::En), task.label(Lang::Zh)],
        prompt_lines,
        foreign_names,
    }
}
