//! Commerce: facts, tasks, platform rules, grounding checks and candidate choice.
//!
//! Pure: no I/O, no clock, no tokens. A [`Job`] goes in as JSON from a page, a file or a test; [`prepare`] turns it into
//! chat messages and sampling options for whatever engine runs them, and [`finish`] turns the raw texts that come back
//! into cleaned, checked and ranked candidates. These structs are the one schema: TypeScript is generated from them.

mod brand_spelling;
mod budget;
mod chat;
mod check;
mod clean;
mod error;
mod facts;
mod figures;
mod finish;
mod intake;
mod job;
mod lexicon;
mod limits;
mod measure;
mod mood;
mod number;
mod outer_marks;
mod pairs;
mod plain_listing;
mod plain_reply;
mod plain_text;
mod policies;
mod rank;
mod render;
mod repair;
mod repeats;
mod result;
mod reviews;
mod rules;
mod script;
mod shots;
mod similar;
mod style;
mod table;
mod tasks;
mod together;
mod topics;
mod units;

pub use chat::{ChatMessage, FirstLine, Prepared, PromptStyle, Role, WriteOptions};
pub use error::{ErrorBody, SellerError};
pub use figures::{FigureFinding, FigureReport, Figures, FindingKind, Metric, Period, SessionFigures, figures};
pub use finish::{draft, finish, offer, preview};
pub use job::{Existing, Job, Lang, Length, Limit, Product, Speaker, Tone, Turn};
pub use measure::Unit;
pub use pairs::Pairs;
pub use result::{Aspect, Candidate, Check, Count, JobResult, Sentiment, Severity, Withheld};
pub use reviews::{
    AspectGroup, Feelings, Figure, Finding, Month, ReviewEntry, ReviewQuote, ReviewReport, Stars, analyse_reviews,
};
pub use rules::{Confidence, PlatformInfo, RuleInfo, platform_list};
pub use script::is_han;
pub use similar::{Neighbour, similar};
pub use table::{ColumnKind, Columns, Table};
pub use tasks::task_ids;
pub use together::{BoughtTogether, ProductPair, bought_together};

/// Turns a job into the messages and options a stock model needs: examples first, then the job's facts.
pub fn prepare(job: &Job) -> Result<Prepared, SellerError> {
    prepare_with(job, PromptStyle::Examples)
}

/// As [`prepare`], for a model whose manifest says which prompt it was made for.
pub fn prepare_with(job: &Job, style: PromptStyle) -> Result<Prepared, SellerError> {
    let job = intake::admit(job)?;
    let task = tasks::find(&job.task)?;
    task.needs(&job)?;
    Ok(render::prepare(task, &budget::fit(&job, 0), style))
}

/// The next shorter version of a job whose prompt was too long for the context; `None` when nothing is left to shorten.
///
/// Call it with the job as it came and `step` 0, 1, 2, ... until the prompt fits. The shorter job is for [`prepare`] only:
/// [`finish`] wants the job as it came, since a fact that was cut from the prompt is still a fact.
pub fn shorten(job: &Job, step: usize) -> Option<Job> {
    budget::shorten(&intake::admit(job).ok()?, step)
}
